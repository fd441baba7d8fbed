package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void a_delivery_reads_like_a_plan() {
        Scenario delivery = Scenario.load(
                ShippedScriptsTest.ROOT.resolve("scenarios/scripts/service/hotel-delivery.yaml"),
                ShippedScriptsTest.hotel(),
                ShippedScriptsTest.unit("sim-service-asker"));

        assertThat(Timeline.of(delivery.trials().get(1))).isEqualTo("""
                        hotel-delivery {room=203}, repetition 2, seed 20302, at most 300.0 s
                          phase order
                            order "Take the towels to room 203."
                            wait 1.0 s
                          phase drive-to-room
                            navigate to room-203, at most 150.0 s
                          phase deliver
                            confirm the delivery at room-203 after 3.0 s
                          phase question (even if something failed)
                            ask "Which room did you go to?", wait 10.0 s for [203]
                          phase return (even if something failed)
                            order "Come back to the dock."
                            navigate to dock, at most 120.0 s
                        meanwhile
                          guest-crosses: within 1.90 m of (3.73, 5.50) during drive-to-room, person_crosses {actor=guest, fromX=3.73, fromY=4.2, speedMetersPerSecond=0.9, toX=3.73, toY=6.1} for 4.2 s
                          corridor-closed: inside x 4.50 to 6.50, y 4.70 to 6.40 during drive-to-room, block {barrier=north-corridor} until the end
                          laser-silent: within 1.50 m of (10.60, 3.30) during drive-to-room, sensor_dropout of /scan for 3.0 s
                        expected: towels-delivered, back-at-the-dock, return-succeeded, nothing-cut-short
                        """);
    }
}

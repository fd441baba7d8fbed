package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PersonAvoidedTest {
    /** Drives along x at 1 m/s by a straight plan; from 2 s to 4 s it swerves by 0.5 m round somebody at (4, 0). */
    private static Tape swerving(boolean swerves) {
        Tape tape = new Tape()
                .event(0, "trial_started", "scenario", "s")
                .event(0, "separation_stated", "unitRadiusMeters", 0.25)
                .goal(0.1, 9, "room", 9, "succeeded")
                .plan(0.2, 0, 0, 10, 0)
                .event(0.5, "stimulus_started", "stimulus", "guest", "kind", "person_crosses")
                .event(6, "stimulus_ended", "stimulus", "guest", "kind", "person_crosses")
                .drive(0, 9, t -> 1);
        for (int i = 0; i <= 90; i++) {
            double t = i * 0.1;
            double y = swerves && t >= 2 && t < 4.95 ? 0.5 : 0;
            tape.truth.add(Tape.nanos(t), Tape.nanos(t), t, y, 0, 0);
            if (t >= 0.5 && t <= 6) tape.person(t, 4, 0);
        }
        return tape;
    }

    @Test
    void the_first_step_off_the_plan_tells_how_far_off_somebody_was_noticed() {
        // At 2.0 s the unit is at (2, 0.5), the person at (4, 0).
        assertThat(swerving(true)
                        .measured("perception.obstacle-detection-distance")
                        .value())
                .isCloseTo(Math.hypot(2, 0.5) - 0.25, within(1e-9));
    }

    @Test
    void the_way_round_ends_when_the_unit_is_back_on_its_plan() {
        assertThat(swerving(true).measured("decision.avoidance-time").value()).isCloseTo(3.0, within(1e-9));
    }

    @Test
    void a_unit_that_drives_straight_on_gives_no_distance() {
        assertThat(swerving(false).obstacle("perception.obstacle-detection-distance"))
                .startsWith("nobody came within 5 m whom the unit made way for");
    }

    @Test
    void room_in_a_passage_is_what_the_hull_leaves_at_the_nearer_wall() {
        Tape tape = swerving(false)
                .event(
                        0,
                        "passage_stated",
                        "left",
                        java.util.List.of(3.0, 0.6, 5.0, 0.6),
                        "right",
                        java.util.List.of(3.0, -0.4, 5.0, -0.4),
                        "unitRadiusMeters",
                        0.25);

        // The hull is taken as a polygon about the disc, 0.5 % larger at most.
        assertThat(tape.measured("safety.passage-clearance").value()).isCloseTo(0.15, within(0.0013));
    }

    @Test
    void a_passage_without_walls_or_radius_is_not_measured() {
        assertThat(swerving(false)
                        .event(0, "passage_stated", "left", java.util.List.of(1.0))
                        .obstacle("safety.passage-clearance"))
                .startsWith("no passage as stated");
    }
}

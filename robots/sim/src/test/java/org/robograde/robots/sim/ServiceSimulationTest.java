package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.sim.ability.Ability;

/** The simulation over real sockets, driven by a station of its own. */
class ServiceSimulationTest {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @AfterEach
    void closeEverything() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        master.close();
    }

    @Test
    void a_delivery_runs_over_ros_and_every_published_message_arrives() throws Exception {
        start(Ability.SELF_RELIANT, true, 1);
        try (FieldStation station = new FieldStation(master.uri())) {
            assertThat(station.topics())
                    .contains("/odom", "/tf", "/tf_static", "/scan", "/amcl_pose", "/cmd_vel", "/plan", "/clock")
                    .contains("/move_base/status", "/move_base/feedback", "/move_base/result", "/diagnostics")
                    .contains("/dialogue/said", "/field/truth/unit_pose", "/field/truth/people")
                    .contains("/field/camera/overhead/image/compressed", "/field/camera/overhead/camera_info");
            station.say("Take the towels to room 203.");
            station.goTo("towels", 8.27, 4.15, -Math.PI / 2);
            station.pass(18);

            List<Message> results = station.decoded("/move_base/result");
            assertThat(results).hasSize(1);
            assertThat(results.get(0).text("status.goal_id.id")).isEqualTo("towels");
            assertThat(results.get(0).integer("status.status")).isEqualTo(3);
            assertThat(station.decoded("/dialogue/said"))
                    .extracting(message -> message.text("data"))
                    .contains("I have arrived at room 203.");

            List<Message> truth = station.decoded("/field/truth/unit_pose");
            Message last = truth.get(truth.size() - 1);
            assertThat(Math.hypot(last.number("pose.position.x") - 8.27, last.number("pose.position.y") - 4.15))
                    .isLessThan(0.08);

            assertThat(station.decoded("/clock")).hasSize(900);
            assertThat(station.decoded("/clock").get(0).time("clock").toNanos()).isEqualTo(1_020_000_000L);
            assertThat(station.decoded("/odom")).hasSize(360);
            assertThat(station.decoded("/tf_static")).hasSize(1);
            assertThat(station.decoded("/field/camera/overhead/image/compressed"))
                    .hasSize(180);
            Message calibration =
                    station.decoded("/field/camera/overhead/camera_info").get(0);
            assertThat(calibration.text("distortion_model")).isEqualTo("plumb_bob");
            assertThat(calibration.numbers("D")).containsExactly(-0.05, 0.01, 0, 0, 0);
            assertThat(calibration.numbers("K")).containsExactly(680, 0, 640, 0, 680, 360, 0, 0, 1);
        }
    }

    @Test
    void two_runs_with_one_seed_publish_the_same_bytes() throws Exception {
        Map<String, String> first = fingerprintsOfATrial(9);
        anotherGraph();
        Map<String, String> second = fingerprintsOfATrial(9);
        assertThat(second).isEqualTo(first);
        anotherGraph();
        assertThat(fingerprintsOfATrial(10).get("/field/truth/unit_pose"))
                .isNotEqualTo(first.get("/field/truth/unit_pose"));
    }

    @Test
    void commands_that_were_announced_but_never_come_fail_the_grant() throws Exception {
        start(Ability.COMMANDED, false, 1);
        try (FieldStation station = new FieldStation(master.uri())) {
            assertThatThrownBy(() -> station.grantAnnouncing("/e_stop", 5))
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("5 of them did not come within 2000 ms");
            assertThat(station.decoded("/clock")).isEmpty();
        }
    }

    @Test
    void time_is_granted_on_the_grid_only() throws Exception {
        start(Ability.COMMANDED, false, 1);
        try (FieldStation station = new FieldStation(master.uri())) {
            assertThatThrownBy(() -> station.grantUntil(1_010_000_000L))
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("multiple of 20 ms");
            assertThat(station.grantUntil(1_000_000_000L).time("now").toNanos()).isEqualTo(1_000_000_000L);
        }
    }

    @Test
    void a_reset_puts_the_unit_back_and_lets_time_go_on() throws Exception {
        start(Ability.COMMANDED, false, 1);
        try (FieldStation station = new FieldStation(master.uri())) {
            station.goTo("away", 8.27, 4.15, 0);
            station.pass(5);
            long before = station.nowNanos();
            station.reset(2);
            assertThat(station.nowNanos()).isEqualTo(before);
            station.pass(1);
            List<Message> truth = station.decoded("/field/truth/unit_pose");
            assertThat(truth.get(truth.size() - 1).number("pose.position.x")).isEqualTo(1.2);
            List<Message> results = station.decoded("/move_base/result");
            assertThat(results).hasSize(1);
            assertThat(results.get(0).integer("status.status")).isEqualTo(2);
        }
    }

    private Map<String, String> fingerprintsOfATrial(long seed) throws Exception {
        start(Ability.SELF_RELIANT, true, seed);
        try (FieldStation station = new FieldStation(master.uri())) {
            station.say("Take the towels to room 203.");
            station.goTo("towels", 8.27, 4.15, -Math.PI / 2);
            station.pass(4);
            assertThat(station.stimulate(
                            "person_crosses", "{\"actor\": \"guest\", \"from\": [5.2, 4.95], \"to\": [5.2, 6.1]}"))
                    .isTrue();
            station.pass(4);
            station.send(
                    "/e_stop",
                    station.message("std_msgs/Bool").set("data", true).build());
            station.pass(1);
            return station.fingerprints();
        }
    }

    private void start(Ability ability, boolean camera, long seed) {
        open.push(ServiceSimulation.start(HotelCorridor.options(master.uri(), ability, camera, seed)));
    }

    private void anotherGraph() throws Exception {
        closeEverything();
        master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
}

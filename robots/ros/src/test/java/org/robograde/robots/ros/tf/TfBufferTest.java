package org.robograde.robots.ros.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

@Timeout(30)
class TfBufferTest {
    private static final double HALF = Math.sqrt(0.5);
    private final TfBuffer buffer = new TfBuffer(TfBuffer.DEFAULT_HISTORY);

    private static RosTime at(double seconds) {
        return RosTime.ofNanos(Math.round(seconds * 1e9));
    }

    private static RigidTransform move(double x, double y) {
        return new RigidTransform(x, y, 0, 0, 0, 0, 1);
    }

    /** A turn about the vertical axis by an angle in degrees, to the left. */
    private static RigidTransform turn(double degrees) {
        double half = Math.toRadians(degrees) / 2;
        return new RigidTransform(0, 0, 0, 0, 0, Math.sin(half), Math.cos(half));
    }

    private void moving(String parent, String child, double seconds, RigidTransform transform) {
        assertThat(buffer.add(parent, child, at(seconds), transform, false)).isEmpty();
    }

    private void assertPoint(String target, String source, RosTime time, double x, double y) {
        double[] point = buffer.lookup(target, source, time).transform().apply(1, 0, 0);
        assertThat(point[0]).isCloseTo(x, within(1e-12));
        assertThat(point[1]).isCloseTo(y, within(1e-12));
    }

    private TfException failure(String target, String source, RosTime time) {
        return catchThrowableOfType(TfException.class, () -> buffer.lookup(target, source, time));
    }

    @Test
    void a_point_goes_up_and_down_the_tree() {
        moving("map", "base", 1, move(10, 0).after(turn(90)));
        buffer.add("base", "laser", RosTime.ZERO, move(2, 0), true);
        buffer.add("base", "camera", RosTime.ZERO, move(0, 3), true);
        assertPoint("map", "laser", at(1), 10, 3);
        assertPoint("base", "map", at(1), 0, 9);
        assertPoint("camera", "laser", at(1), 3, -3);
        assertPoint("laser", "laser", at(77), 1, 0);
        assertThat(buffer.lookup("camera", "laser", RosTime.ZERO).time()).isEqualTo(RosTime.ZERO);
        assertThat(buffer.frames()).containsExactly("base", "camera", "laser", "map");
        assertThat(buffer.lookup("/map", "/base", at(1)).transform().y()).isZero();
    }

    @Test
    void between_two_times_it_moves_on_a_line_and_turns_at_constant_speed_the_shorter_way() {
        moving("map", "base", 10, turn(170));
        moving("map", "base", 12, move(4, 2).after(turn(-170)));
        RigidTransform quarter = buffer.lookup("map", "base", at(10.5)).transform();
        assertThat(quarter.x()).isCloseTo(1, within(1e-12));
        assertThat(quarter.y()).isCloseTo(0.5, within(1e-12));
        double degrees = Math.toDegrees(2 * Math.atan2(quarter.qz(), quarter.qw()));
        assertThat(degrees).isCloseTo(175, within(1e-9));
        RigidTransform middle = turn(0).towards(turn(90), 0.5);
        assertThat(middle.qz()).isCloseTo(Math.sin(Math.PI / 8), within(1e-12));
        assertThat(turn(90).qz()).isCloseTo(HALF, within(1e-12));
        assertThat(turn(30).towards(turn(30), 0.3).qw()).isCloseTo(turn(30).qw(), within(1e-12));
    }

    @Test
    void the_latest_time_is_the_latest_at_which_all_in_between_is_known() {
        moving("map", "odom", 1, move(0, 0));
        moving("map", "odom", 3, move(2, 0));
        moving("odom", "base", 2, move(5, 0));
        moving("odom", "base", 9, move(5, 7));
        TimedTransform latest = buffer.lookup("map", "base", RosTime.ZERO);
        assertThat(latest.time()).isEqualTo(at(3));
        assertThat(latest.transform().x()).isCloseTo(7, within(1e-12));
        assertThat(latest.transform().y()).isCloseTo(1, within(1e-12));
        assertThat(buffer.lookup("odom", "base", RosTime.ZERO).time()).isEqualTo(at(9));
    }

    @Test
    void a_thing_that_stood_still_is_seen_from_where_the_robot_is_now() {
        moving("map", "base", 1, move(0, 0));
        moving("map", "base", 5, move(4, 0));
        TimedTransform seen = buffer.lookup("base", at(5), "base", at(2), "map");
        assertThat(seen.time()).isEqualTo(at(5));
        assertThat(seen.transform().x()).isCloseTo(-3, within(1e-12));
    }

    @Test
    void a_frame_may_change_its_parent() {
        moving("table", "cup", 1, move(1, 0));
        moving("hand", "cup", 2, move(0, 1));
        moving("hand", "cup", 3, move(0, 1));
        assertThat(buffer.lookup("table", "cup", at(1.5)).transform().x()).isEqualTo(1);
        assertThat(buffer.lookup("hand", "cup", at(2.5)).transform().y()).isEqualTo(1);
        assertThat(failure("table", "cup", at(2.5)).reason()).isEqualTo(TfException.Reason.DISCONNECTED);
    }

    @Test
    void each_failure_says_why_with_frames_and_times() {
        moving("map", "base", 10, move(0, 0));
        moving("map", "base", 12, move(0, 0));
        moving("field", "camera", 10, move(0, 0));
        assertThat(failure("map", "bass", at(11)))
                .hasMessage("nobody has told of a frame 'bass'; known are [base, camera, field, map]");
        assertThat(failure("map", "base", at(12.5)).reason()).isEqualTo(TfException.Reason.EXTRAPOLATION);
        assertThat(failure("map", "base", at(12.5)))
                .hasMessage(
                        "from 'base' to 'map' at 12.500000000 s: the transform of 'base' is not known for that time;"
                                + " it is known from 10.000000000 s to 12.000000000 s");
        assertThat(failure("base", "map", at(9)).reason()).isEqualTo(TfException.Reason.EXTRAPOLATION);
        assertThat(failure("camera", "base", at(10)))
                .hasMessage("'base' and 'camera' belong to different trees: below 'map' and below 'field'");
        moving("base", "map", 10, move(0, 0));
        moving("base", "map", 12, move(0, 0));
        assertThat(failure("camera", "base", at(11)).reason()).isEqualTo(TfException.Reason.CYCLE);
        assertThat(failure("camera", "base", RosTime.ZERO)).hasMessageContaining("'base' is its own parent by way of");
    }

    @Test
    void what_makes_no_sense_is_left_out_with_a_reason() {
        assertThat(buffer.add("map", "map", at(1), move(0, 0), false).orElseThrow())
                .contains("'map' cannot have the parent 'map'");
        assertThat(buffer.add("", "base", at(1), move(0, 0), false)).isPresent();
        assertThat(buffer.add("map", "base", at(1), new RigidTransform(0, 0, 0, 0, 0, 0, 0), false)
                        .orElseThrow())
                .contains("is no rotation");
        assertThat(buffer.add("map", "base", at(1), move(Double.NaN, 0), false)).isPresent();
        moving("map", "base", 20, move(1, 0));
        assertThat(buffer.add("map", "base", at(20), move(2, 0), false).orElseThrow())
                .contains("'base' at 20.000000000 s is left out: this stamp has been told before");
        assertThat(buffer.add("map", "base", at(9), move(2, 0), false).orElseThrow())
                .contains("older than what is kept");
        assertThat(buffer.lookup("map", "base", at(20)).transform().x()).isEqualTo(1);
    }

    @Test
    void history_is_bounded_by_time_and_by_count() {
        for (int i = 0; i < 30_000; i++) {
            moving("map", "base", 100 + i * 1e-4, move(i, 0));
        }
        assertThat(failure("map", "base", at(100.5)).reason()).isEqualTo(TfException.Reason.EXTRAPOLATION);
        assertThat(buffer.lookup("map", "base", at(102)).transform().x()).isCloseTo(20_000, within(1e-3));
        moving("map", "base", 200, move(0, 0));
        assertThat(failure("map", "base", at(102.9)).reason()).isEqualTo(TfException.Reason.EXTRAPOLATION);
    }

    @Test
    void who_waits_for_a_transform_gets_it_when_it_is_told() throws Exception {
        Thread teller = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                moving("map", "base", i, move(i, 0));
            }
        });
        teller.start();
        TimedTransform found = buffer.await("map", "base", at(18.5), Duration.ofSeconds(10));
        assertThat(found.transform().x()).isCloseTo(18.5, within(1e-12));
        teller.join();
        assertThatThrownBy(() -> buffer.await("map", "base", at(30), Duration.ofMillis(20)))
                .isInstanceOf(TfException.class)
                .hasMessageContaining("30.000000000 s");
    }

    @Test
    void a_listener_fills_the_buffer_and_a_backward_jump_empties_it_but_for_what_is_static() throws Exception {
        MessageSchema clock = MessageRegistry.shipped().get("rosgraph_msgs/Clock");
        MessageSchema tf = MessageRegistry.shipped().get("tf2_msgs/TFMessage");
        try (RosMaster master = RosMaster.startOnLoopback(0);
                RosNode robot = RosNode.start(RosNodeOptions.of("/robot", master.uri()));
                RosNode node = RosNode.start(RosNodeOptions.of("/node", master.uri()))) {
            robot.parameters().set("/use_sim_time", true);
            RosNode.Publisher time = robot.advertise("/clock", clock, true);
            robot.advertise("/tf_static", tf, true).publish(told(tf, "base", "laser", 0));
            RosNode.Publisher moving = robot.advertise("/tf", tf, false);
            try (TfListener listener = TfListener.start(node, buffer)) {
                assertThat(listener).isNotNull();
                assertThat(moving.awaitSubscribers(1, Duration.ofSeconds(10))).isTrue();
                time.publish(clock.newMessage().set("clock", at(5)).build());
                moving.publish(told(tf, "map", "base", 5));
                assertThat(buffer.await("map", "laser", at(5), Duration.ofSeconds(10))
                                .transform()
                                .x())
                        .isEqualTo(2);
                time.publish(clock.newMessage().set("clock", at(1)).build());
                while (buffer.frames().contains("map")) {
                    Thread.sleep(2);
                }
                assertThat(buffer.frames()).containsExactly("base", "laser");
            }
        }
    }

    private static Message told(MessageSchema tf, String parent, String child, double seconds) {
        Message one = MessageRegistry.shipped()
                .get("geometry_msgs/TransformStamped")
                .newMessage()
                .set("header.frame_id", parent)
                .set("header.stamp", at(seconds))
                .set("child_frame_id", child)
                .set("transform.translation.x", 1)
                .set("transform.rotation.w", 1)
                .build();
        return tf.newMessage().set("transforms", List.of(one)).build();
    }
}

package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

/** Poses of recordings with everything that may be wrong with them: each has its sentence with topic and message, or its note beside the number. */
class BadRecordingsTest {
    private static final String TOPIC = "/pose";
    private static final MessageSchema TYPE = MessageRegistry.shipped().get("geometry_msgs/PoseStamped");

    @TempDir
    Path folder;

    private int recordings;

    /** Ten a second, received at once. */
    private RecordedPoses recorded(int count, IntToDoubleFunction stamp, IntToDoubleFunction x) {
        return recorded(count, i -> 0.1 * i + 1, stamp, x, i -> 1, Integer.MAX_VALUE);
    }

    private RecordedPoses recorded(
            int count,
            IntToDoubleFunction received,
            IntToDoubleFunction stamp,
            IntToDoubleFunction x,
            IntToDoubleFunction qw,
            int cutAt) {
        TrialIdentity identity =
                new TrialIdentity("t", "unit", "service", "site", "s", 1, 1, TimeBase.SIMULATED, "station test");
        try (BundleWriter writer = BundleWriter.create(folder.resolve("bundle-" + recordings++), identity)) {
            int channel = writer.channel(
                    TOPIC, "ros1", TYPE.type(), "ros1msg", TYPE.fullDefinition(), Map.of("md5sum", TYPE.md5()));
            for (int i = 0; i < count; i++) {
                byte[] message = Ros1Codec.encode(TYPE.newMessage()
                        .set("header.stamp", RosTime.ofNanos(Math.round(stamp.applyAsDouble(i) * 1e9)))
                        .set("pose.position.x", x.applyAsDouble(i))
                        .set("pose.orientation.w", qw.applyAsDouble(i))
                        .build());
                long at = Math.round(received.applyAsDouble(i) * 1e9);
                writer.write(channel, at, at, ByteBuffer.wrap(message, 0, i == cutAt ? 20 : message.length));
            }
            Evidence evidence = writer.seal("completed", "done", SigningKey.in(folder.resolve("key")));
            return RecordedPoses.read(
                    evidence, Optional.of(TOPIC), Optional.empty(), Optional.empty(), RecordedPoses.Stamps.HEADER);
        }
    }

    private static Figure measured(String metric, RecordedPoses poses) {
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(
                        new PoseSource.OfRecording(poses), Optional.empty(), MeasureOptions.plain()));
    }

    private static double even(int i) {
        return 1 + 0.1 * i;
    }

    @Test
    void no_number_infinity_a_quaternion_that_is_none_and_a_message_cut_short_are_told_with_topic_and_message() {
        assertThatThrownBy(() -> recorded(
                        6,
                        BadRecordingsTest::even,
                        BadRecordingsTest::even,
                        i -> i == 1 ? Double.NaN : i == 2 ? Double.POSITIVE_INFINITY : i,
                        i -> i == 3 ? 0.5 : 1,
                        4))
                .isInstanceOf(MeasureInputException.class)
                .hasMessageContaining("/pose:2:1: pose.position.x is NaN; a pose needs finite numbers")
                .hasMessageContaining("/pose:3:1: pose.position.x is Infinity; a pose needs finite numbers")
                .hasMessageContaining("/pose:4:1: the quaternion has the length 0.5 instead of 1")
                .hasMessageContaining("/pose:5:1: the bytes are no geometry_msgs/PoseStamped");
    }

    @Test
    void a_topic_without_messages_a_single_pose_and_poses_all_equal_are_told() {
        assertThatThrownBy(() -> recorded(0, BadRecordingsTest::even, i -> i))
                .isInstanceOf(MeasureInputException.class)
                .hasMessage("/pose: none of its 0 messages holds a pose");
        assertThatThrownBy(() -> measured("trajectory.path-length", recorded(1, BadRecordingsTest::even, i -> i)))
                .isInstanceOf(IncomparableException.class)
                .hasMessage("/pose has a single pose: no path");
        assertThatThrownBy(() -> measured("trajectory.top-speed", recorded(9, BadRecordingsTest::even, i -> 3)))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("no two poses that differ");
    }

    @Test
    void stamps_that_step_back_gaps_and_messages_recorded_twice_are_noted() {
        assertThat(measured(
                                "trajectory.top-speed",
                                recorded(200, i -> even(i == 100 ? 98 : i) + (i == 100 ? 0.05 : 0), i -> 0.01 * i))
                        .notes())
                .anyMatch(n -> n.startsWith("/pose: 1 stamps step back"));
        assertThat(measured("trajectory.path-length", recorded(50, i -> even(i) + (i > 30 ? 20 : 0), i -> 0.01 * i))
                        .notes())
                .anyMatch(n -> n.startsWith("/pose: 1 gap of more than"));
        assertThat(measured(
                                "trajectory.path-length",
                                recorded(50, i -> even(Math.floorDiv(i, 2)), i -> 0.01 * Math.floorDiv(i, 2)))
                        .notes())
                .anyMatch(n -> n.startsWith("/pose: 25 rows repeat stamp and pose of the row before"));
    }

    @Test
    void stamps_of_another_clock_than_the_recorder_s_are_noted_and_stamps_of_zero_are_none() {
        assertThat(measured("trajectory.path-length", recorded(50, i -> even(i) - 0.54, i -> 0.01 * i))
                        .notes())
                .anyMatch(n -> n.contains("received 0.54 s after their own stamps"));
        RecordedPoses zero = recorded(50, i -> 0, i -> 0.01 * i);
        assertThat(zero.clocks()).isEmpty();
        assertThat(measured("trajectory.top-speed", zero).value()).isBetween(0.09, 0.11);
    }

    /** A message's definition says metres, so that nobody can be asked for the unit: the number comes with the doubt. */
    @Test
    void microns_called_metres_are_doubted() {
        assertThat(measured("trajectory.path-length", recorded(50, BadRecordingsTest::even, i -> 1e4 * i))
                        .notes())
                .contains("/pose would span 490 km: its unit cannot be the metre");
    }

    @Test
    void two_recordings_that_never_meet_are_told_with_both_spans() {
        PoseSource here = new PoseSource.OfRecording(recorded(10, BadRecordingsTest::even, i -> i));
        PoseSource then = new PoseSource.OfRecording(recorded(10, i -> 500 + i, i -> i));

        assertThatThrownBy(() -> MeasurableFigures.find("trajectory.ape")
                        .orElseThrow()
                        .measure(new MeasureRequest(here, Optional.of(then), MeasureOptions.plain())))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("are they on one clock?");
    }
}

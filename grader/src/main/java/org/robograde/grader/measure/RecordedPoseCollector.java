package org.robograde.grader.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.grader.motion.trajectory.ClockComparison;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RawMessageReader;
import org.robograde.robots.messages.WireEncoding;

/** Takes the messages of one topic and keeps their poses and both their times. */
final class RecordedPoseCollector {
    private static final double UNIT_TOLERANCE = 0.01;
    private static final int FRAMES_TOLD = 20;

    private final String topic;
    private final PoseField field;
    private final RawMessageReader reader;
    private final RecordedPoses.Stamps stamps;
    private final Mistakes mistakes;
    private final Trajectory.Builder poses;
    private long[] stated = new long[256];
    private long[] received = new long[256];
    private int both;
    private long messages;
    private final Set<String> seen = new TreeSet<>();

    RecordedPoseCollector(String topic, PoseField field, RawMessageReader reader, RecordedPoses.Stamps stamps) {
        this.topic = topic;
        this.field = field;
        this.reader = reader;
        this.stamps = stamps;
        mistakes = new Mistakes(topic);
        poses = new Trajectory.Builder(topic);
    }

    void take(EvidenceMessage message) {
        messages++;
        Channel channel = message.channel();
        WireEncoding encoding = PoseField.encoding(channel).orElseThrow();
        Message decoded;
        try {
            decoded = reader.read(PoseField.raw(channel, encoding, message.payload()));
        } catch (DefinitionException unreadable) {
            mistakes.at(messages, 1, "the bytes are no " + channel.schemaName() + ": " + unreadable.getMessage());
            return;
        }
        if (field.list().isEmpty()) {
            pose(decoded, message.logTimeNanos());
            return;
        }
        for (Message transform : decoded.messages(field.list())) {
            String parent = bare(transform.text("header.frame_id"));
            String child = bare(transform.text("child_frame_id"));
            if (seen.size() < FRAMES_TOLD) {
                seen.add(parent + ":" + child);
            }
            if (parent.equals(bare(field.parent())) && child.equals(bare(field.child()))) {
                pose(transform, message.logTimeNanos());
            }
        }
    }

    RecordedPoses collected() {
        mistakes.throwIfAny();
        if (poses.size() == 0) {
            throw new MeasureInputException(topic + ": none of its " + messages + " messages holds "
                    + (field.list().isEmpty()
                            ? "a pose"
                            : "a transform from " + field.parent() + " to " + field.child() + "; there are "
                                    + String.join(", ", seen)));
        }
        Optional<ClockComparison> clocks = both == 0
                ? Optional.empty()
                : Optional.of(ClockComparison.of(Arrays.copyOf(stated, both), Arrays.copyOf(received, both)));
        return new RecordedPoses(poses.build(), clocks);
    }

    private void pose(Message from, long receivedNanos) {
        PoseLimit.check(topic, poses.size());
        long stamp = field.stamped() ? from.time("header.stamp").toNanos() : 0;
        if (stamp != 0) {
            clocks(stamp, receivedNanos);
        }
        long at = stamps == RecordedPoses.Stamps.HEADER && stamp != 0 ? stamp : receivedNanos;
        double x = number(from, field.position() + ".x");
        double y = number(from, field.position() + ".y");
        double z = number(from, field.position() + ".z");
        if (field.orientation().isEmpty()) {
            poses.add(at, x, y, z);
            return;
        }
        double qx = number(from, field.orientation() + ".x");
        double qy = number(from, field.orientation() + ".y");
        double qz = number(from, field.orientation() + ".z");
        double qw = number(from, field.orientation() + ".w");
        double norm = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        if (norm == 0) {
            // All zero is what a message is made with: its sender knows positions only.
            poses.add(at, x, y, z);
            return;
        }
        if (Math.abs(norm - 1) > UNIT_TOLERANCE) {
            mistakes.at(messages, 1, "the quaternion has the length " + MeasureText.digits(norm, 4) + " instead of 1");
            return;
        }
        poses.add(at, x, y, z, qx, qy, qz, qw);
    }

    private double number(Message from, String path) {
        double value = from.number(path);
        if (!Double.isFinite(value)) {
            mistakes.at(messages, 1, path + " is " + value + "; a pose needs finite numbers");
        }
        return value;
    }

    private void clocks(long stamp, long receivedNanos) {
        if (both == stated.length) {
            stated = Arrays.copyOf(stated, 2 * both);
            received = Arrays.copyOf(received, 2 * both);
        }
        stated[both] = stamp;
        received[both++] = receivedNanos;
    }

    private static String bare(String frame) {
        return frame.startsWith("/") ? frame.substring(1) : frame;
    }
}

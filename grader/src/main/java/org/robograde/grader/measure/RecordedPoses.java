package org.robograde.grader.measure;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.motion.trajectory.ClockComparison;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.robots.messages.RawMessageReader;

/**
 * Poses on one topic of a recording, of any message type that holds one.
 *
 * @param trajectory named after the topic
 * @param clocks stamps in the messages against their times of receipt; empty where messages have no stamps
 */
public record RecordedPoses(Trajectory trajectory, Optional<ClockComparison> clocks) {
    /** Which of a message's two times is its pose's. */
    public enum Stamps {
        /** The stamp in its header; where there is none or it is 0, the time of receipt. */
        HEADER,
        /** When it was received. */
        RECEIPT
    }

    /**
     * @param topic empty where the recording has one topic with poses
     * @param field path of the pose in the message; empty to have it found
     * @param frames {@code parent:child}, to choose among transforms
     * @throws MeasureInputException if there is no such topic or field, naming those there are
     */
    public static RecordedPoses read(
            Evidence evidence, Optional<String> topic, Optional<String> field, Optional<String> frames, Stamps stamps) {
        PoseField.Finder finder = new PoseField.Finder(field, frames);
        Channel channel = chosen(evidence, topic, finder);
        PoseField pose = finder.in(channel)
                .orElseThrow(() -> new MeasureInputException(channel.topic() + " is " + channel.schemaName()
                        + ", in which no pose is found"
                        + field.map(f -> " at '" + f + "'").orElse("")
                        + "; --field gives the path to one, e.g. pose.pose"));
        RecordedPoseCollector collector =
                new RecordedPoseCollector(channel.topic(), pose, new RawMessageReader(PoseField.REGISTRY), stamps);
        evidence.read(List.of(channel.topic()), collector::take);
        return collector.collected();
    }

    private static Channel chosen(Evidence evidence, Optional<String> topic, PoseField.Finder finder) {
        TreeMap<String, Channel> holding = new TreeMap<>();
        for (Channel channel : evidence.channels()) {
            if (topic.isPresent() && channel.topic().equals(topic.get())) {
                return channel;
            }
            if (finder.in(channel).isPresent()) {
                holding.putIfAbsent(channel.topic(), channel);
            }
        }
        if (topic.isEmpty() && holding.size() == 1) {
            return holding.firstEntry().getValue();
        }
        throw new MeasureInputException(topic.map(t -> "there is no topic " + t).orElse("which topic? Give --topic")
                + (holding.isEmpty()
                        ? "; no topic of the recording holds poses"
                        : "; topics with poses: " + String.join(", ", holding.keySet())));
    }
}

package org.robograde.agent.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds what {@code metadata.yaml} says of a recording against what was found, and states what is missing. */
final class StatedTotals {
    private StatedTotals() {}

    /** Of one part, after it was read. What was found lost in it is not stated twice. */
    static void compare(RecordingParts.Part part, ImportTarget target) {
        OptionalLong stated = part.stated().map(Rosbag2Metadata.Part::messages).orElse(OptionalLong.empty());
        if (stated.isEmpty()) {
            return;
        }
        long missing = stated.getAsLong() - target.partMessages();
        if (missing > 0 && !target.partLost()) {
            Rosbag2Metadata.Part said = part.stated().orElseThrow();
            long from = said.startNanos().orElse(target.times().firstNanos());
            long to = said.durationNanos().isPresent() && said.startNanos().isPresent()
                    ? from + said.durationNanos().getAsLong()
                    : target.times().lastNanos();
            target.lost(
                    "*",
                    missing,
                    from,
                    Math.max(from, to),
                    counted(stated.getAsLong(), target.partMessages()),
                    Rosbag2Metadata.FILE_NAME);
        } else if (missing < 0) {
            target.note(counted(stated.getAsLong(), target.partMessages()));
        }
    }

    /** Of all, at the end. */
    static void compare(RecordingParts parts, ImportTarget target) {
        parts.missing().forEach(missing -> state(missing, parts, target));
        if (parts.metadata().isEmpty()) {
            return;
        }
        Rosbag2Metadata metadata = parts.metadata().get();
        if (parts.missing().isEmpty() && !target.anyLost()) {
            metadata.counts().forEach((topic, count) -> {
                long found = target.counts().getOrDefault(topic, 0L);
                if (count > found) {
                    target.lost(
                            topic,
                            count - found,
                            target.times().firstNanos(),
                            target.times().lastNanos(),
                            counted(count, found),
                            Rosbag2Metadata.FILE_NAME);
                } else if (count < found) {
                    target.note(topic + ": " + counted(count, found));
                }
            });
        }
        span(metadata, target).ifPresent(target::note);
    }

    private static void state(RecordingParts.Missing missing, RecordingParts parts, ImportTarget target) {
        // Where a recording has one topic only, what is missing is missing of that.
        String topic = parts.metadata()
                .map(Rosbag2Metadata::counts)
                .filter(counts -> counts.size() == 1)
                .map(counts -> counts.firstKey())
                .orElse("*");
        String knownBy = parts.metadata().isPresent() ? Rosbag2Metadata.FILE_NAME : "numbers in the files' names";
        long from = missing.startNanos().orElse(target.times().firstNanos());
        long to = missing.startNanos().isPresent() && missing.durationNanos().isPresent()
                ? from + missing.durationNanos().getAsLong()
                : target.times().lastNanos();
        target.lost(
                topic,
                missing.messages().orElse(-1),
                from,
                Math.max(from, to),
                "part " + missing.name() + " of the recording is not there",
                knownBy);
    }

    private static String counted(long stated, long found) {
        return "metadata.yaml counts " + stated + " messages, " + found + " are there";
    }

    private static Optional<String> span(Rosbag2Metadata metadata, ImportTarget target) {
        if (metadata.startNanos().isEmpty()
                || metadata.durationNanos().isEmpty()
                || target.times().messages() == 0) {
            return Optional.empty();
        }
        long start = metadata.startNanos().getAsLong();
        long duration = metadata.durationNanos().getAsLong();
        long found = target.times().lastNanos() - target.times().firstNanos();
        boolean same = start == target.times().firstNanos() && duration == found;
        return same
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "metadata.yaml says that the recording begins at %.9f s and lasts %.9f s; its messages begin at %.9f s"
                                + " and last %.9f s, which is what counts here",
                        start / 1e9,
                        duration / 1e9,
                        target.times().firstNanos() / 1e9,
                        found / 1e9));
    }
}

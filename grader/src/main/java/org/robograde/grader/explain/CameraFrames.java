package org.robograde.grader.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.MessageCursor;
import org.robograde.grader.explain.Explanation.Frame;

/** The pictures nearest to a moment, one for each camera of a bundle. */
final class CameraFrames {
    /** A picture from longer before or after shows another moment. */
    private static final long NEAR_NANOS = 1_000_000_000L;

    private static final String RECORDING = "recording.mcap";
    private static final Set<String> PICTURES = Set.of(
            "sensor_msgs/CompressedImage",
            "sensor_msgs/Image",
            "sensor_msgs/msg/CompressedImage",
            "sensor_msgs/msg/Image");

    private record Asked(Path bundle, long momentNanos) {}

    private final Function<Path, Optional<McapFile>> open;
    private final Map<Asked, List<Frame>> found = new HashMap<>();

    CameraFrames(Function<Path, Optional<McapFile>> open) {
        this.open = open;
    }

    List<Frame> near(Path bundle, long momentNanos) {
        return found.computeIfAbsent(new Asked(bundle, momentNanos), this::read);
    }

    private List<Frame> read(Asked asked) {
        Optional<McapFile> file = open.apply(asked.bundle().resolve(RECORDING));
        if (file.isEmpty()) {
            return List.of();
        }
        List<Frame> frames = new ArrayList<>();
        for (McapRecord.Channel channel : file.get().channels().values()) {
            McapRecord.Schema schema = file.get().schemas().get(channel.schemaId());
            if (schema != null && PICTURES.contains(schema.name())) {
                nearest(file.get(), channel, asked.momentNanos()).ifPresent(frames::add);
            }
        }
        return List.copyOf(frames);
    }

    private static Optional<Frame> nearest(McapFile file, McapRecord.Channel channel, long moment) {
        long from = moment - NEAR_NANOS;
        long to = moment + NEAR_NANOS;
        Frame nearest = null;
        long away = NEAR_NANOS + 1;
        try (MessageCursor cursor = file.messagesAbout(Set.of(channel.id()), from, to)) {
            for (Optional<McapRecord.Message> next = cursor.next(); next.isPresent(); next = cursor.next()) {
                long off = Math.abs(next.get().logTime() - moment);
                if (off < away) {
                    away = off;
                    nearest = new Frame(
                            channel.topic(),
                            next.get().sequence(),
                            Long.toString(next.get().logTime()));
                }
            }
        } catch (IOException e) {
            // What cannot be read is no picture; the seal's check is where the damage is told.
            return Optional.empty();
        }
        return Optional.ofNullable(nearest);
    }
}

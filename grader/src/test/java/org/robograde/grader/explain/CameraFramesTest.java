package org.robograde.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapWriter;
import org.robograde.grader.explain.Explanation.Frame;

class CameraFramesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path bundle;

    /** Ten pictures a second for 60 s, each in a chunk of its own, and one in each second of another kind. */
    @BeforeEach
    void record() throws IOException {
        try (McapWriter writer =
                McapWriter.create(bundle.resolve("recording.mcap"), Compression.NONE, "ros1", "test")) {
            int picture = writer.schema(
                    "sensor_msgs/CompressedImage", "ros1msg", "uint8[] data".getBytes(StandardCharsets.UTF_8));
            int text = writer.schema("std_msgs/String", "ros1msg", "string data".getBytes(StandardCharsets.UTF_8));
            int camera = writer.channel(picture, "/camera", "ros1", new TreeMap<>());
            int said = writer.channel(text, "/said", "ros1", new TreeMap<>());
            for (int i = 0; i < 600; i++) {
                long at = i * SECOND / 10;
                writer.message(camera, i, at, at, ByteBuffer.wrap(new byte[40_000]), at);
                if (i % 10 == 0) writer.message(said, i, at, at, ByteBuffer.wrap(new byte[4]), at);
            }
            writer.finish();
        }
    }

    private CameraFrames frames() {
        return new CameraFrames(path -> {
            try {
                return Optional.of(McapFile.open(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void the_picture_nearest_to_a_moment_is_named_by_number_and_time() {
        assertThat(frames().near(bundle, 12_340_000_000L)).containsExactly(new Frame("/camera", 123, "12300000000"));
    }

    @Test
    void a_moment_more_than_a_second_from_any_picture_has_none() {
        assertThat(frames().near(bundle, 62 * SECOND)).isEmpty();
    }
}

package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment can be checked with Debian's {@code b3sum} and nothing of ours. */
@Tag("interop")
class Blake3InteropTest {
    @TempDir
    Path folder;

    @Test
    void every_segment_has_the_hash_that_b3sum_gives_its_bytes() throws IOException, InterruptedException {
        Path file = folder.resolve("a.mcap");
        List<Segment> segments;
        Random random = new Random(3);
        try (McapWriter writer = McapWriter.create(file, Compression.ZSTD, "", "test")) {
            int channel = writer.channel(0, "/a", "x", new TreeMap<>());
            for (int i = 0; i < 300; i++) {
                byte[] payload = new byte[random.nextInt(60_000)];
                random.nextBytes(payload);
                writer.message(channel, i, i, i, ByteBuffer.wrap(payload), i);
            }
            segments = writer.finish();
        }
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        for (Segment segment : segments) {
            int to = (int) segment.endOffset();
            assertThat(b3sum(Arrays.copyOfRange(bytes, from, to))).isEqualTo(segment.hash());
            from = to;
        }
        assertThat(segments).hasSizeGreaterThan(5);
    }

    private String b3sum(byte[] bytes) throws IOException, InterruptedException {
        Path part = folder.resolve("part");
        Files.write(part, bytes);
        Process process = new ProcessBuilder("b3sum", "--no-names", part.toString()).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }
}

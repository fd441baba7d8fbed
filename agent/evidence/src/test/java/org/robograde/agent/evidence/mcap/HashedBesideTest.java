package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.codec.digest.Blake3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks are hashed on another thread than they are written on; the file must not show it. */
class HashedBesideTest {
    @TempDir
    Path folder;

    @Test
    void every_segment_has_the_hash_of_its_bytes_and_its_link_stands_right_behind_it() throws IOException {
        Path file = folder.resolve("a.mcap");
        List<Segment> segments;
        try (McapWriter writer = McapWriter.create(file, Compression.ZSTD, "", "test")) {
            write(writer, 6_000);
            segments = writer.finish();
        }

        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        for (Segment segment : segments) {
            // Apache Commons Codec's own.
            byte[] hash = Blake3.initHash()
                    .update(bytes, from, (int) segment.endOffset() - from)
                    .doFinalize(32);
            assertThat(segment.algorithm()).isEqualTo(ChainHash.BLAKE3);
            assertThat(segment.hash()).isEqualTo(HexFormat.of().formatHex(hash));
            from = (int) segment.endOffset();
            if (segment.number() < segments.size()) {
                assertThat(bytes[from]).isEqualTo((byte) Opcode.METADATA);
            }
        }
        assertThat(from).isEqualTo(bytes.length);
        assertThat(segments).hasSizeGreaterThan(20);
        assertThat(McapFile.open(file).gaps()).isEmpty();
    }

    @Test
    void a_file_with_the_chain_of_format_version_1_is_held_against_it() throws IOException {
        Path file = folder.resolve("a.mcap");
        List<Segment> segments;
        try (McapWriter writer = McapWriter.create(file, Compression.NONE, "", "test", ChainHash.SHA_256)) {
            write(writer, 6_000);
            segments = writer.finish();
        }
        assertThat(McapFile.open(file).gaps()).isEmpty();
        byte[] bytes = Files.readAllBytes(file);
        int from = (int) segments.get(1).endOffset();
        int to = (int) segments.get(2).endOffset();
        MessageDigest digest = HashChain.sha256();
        digest.update(bytes, from, to - from);
        assertThat(segments.get(2).algorithm()).isEqualTo(ChainHash.SHA_256);
        assertThat(segments.get(2).hash()).isEqualTo(HexFormat.of().formatHex(digest.digest()));

        // The end of the metadata record with the link before: no chunk's own checksum covers it.
        bytes[from + 20] ^= 1;
        Files.write(file, bytes);

        assertThat(McapFile.open(file).gaps()).isNotEmpty();
    }

    @Test
    void the_same_messages_give_the_same_bytes() throws IOException {
        for (String name : List.of("a", "b")) {
            try (McapWriter writer = McapWriter.create(folder.resolve(name), Compression.ZSTD, "", "test")) {
                write(writer, 6_000);
                writer.finish();
            }
        }

        assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("b"))).isEqualTo(-1);
    }

    @Test
    void what_is_flushed_is_in_the_file_with_its_links_before_the_file_is_finished() throws IOException {
        Path file = folder.resolve("a.mcap");
        try (McapWriter writer = McapWriter.create(file, Compression.NONE, "", "test")) {
            int channel = writer.channel(0, "/a", "x", new TreeMap<>());
            writer.message(channel, 0, 1, 1, ByteBuffer.allocate(2 * McapWriter.CHUNK_BYTES), 7);
            assertThat(writer.oldestOpenNanos()).isEqualTo(7);
            writer.flush();
            assertThat(writer.oldestOpenNanos()).isEqualTo(Long.MAX_VALUE);
            assertThat(McapFile.open(file).links()).hasSize(1);
        }
    }

    @Test
    void a_thread_that_is_interrupted_writes_on_and_stays_interrupted() throws IOException {
        Path file = folder.resolve("a.mcap");
        try (McapWriter writer = McapWriter.create(file, Compression.NONE, "", "test")) {
            Thread.currentThread().interrupt();
            write(writer, 6_000);
            writer.finish();
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(McapFile.open(file).gaps()).isEmpty();
    }

    /** Small and large ones, in chunks that pack and chunks that do not. */
    private static void write(McapWriter writer, int count) throws IOException {
        Random random = new Random(5);
        byte[] source = new byte[1 << 20];
        random.nextBytes(source);
        Arrays.fill(source, 0, source.length / 2, (byte) 3);
        int schema = writer.schema("t", "x", new byte[0]);
        int[] channels = {
            writer.channel(schema, "/a", "x", new TreeMap<>()), writer.channel(schema, "/b", "x", new TreeMap<>())
        };
        for (int i = 0; i < count; i++) {
            int size = random.nextInt(100) == 0 ? random.nextInt(500_000) : random.nextInt(3_000);
            ByteBuffer payload = ByteBuffer.wrap(source, random.nextInt(source.length - size), size);
            writer.message(channels[i % 2], i, i, i, payload, i);
            if (i % 1_500 == 0) {
                writer.metadata("m", new TreeMap<>());
            }
        }
    }
}

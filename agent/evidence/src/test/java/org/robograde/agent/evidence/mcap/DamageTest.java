package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void what_is_written_is_read_with_its_summary_and_without(Compression compression) throws IOException {
        Path file = write(compression, 30_000, true);
        assertThat(McapFile.open(file).indexed()).isTrue();
        assertThat(read(file)).isEqualTo(30_000);

        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length - 1));
        McapFile walked = McapFile.open(cut);
        assertThat(walked.indexed()).isFalse();
        assertThat(read(cut)).isEqualTo(30_000);
        assertThat(walked.gaps()).isEmpty();
    }

    @Test
    void a_file_never_finished_reads_to_its_last_chunk_and_its_chain_holds() throws IOException {
        Path file = write(Compression.ZSTD, 30_000, false);
        McapFile mcap = McapFile.open(file);
        assertThat(read(file)).isEqualTo(30_000);
        assertThat(mcap.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).contains("was cut or never finished"));
        String link = HashChain.START;
        for (Segment segment : mcap.links()) {
            link = HashChain.linkAfter(link, segment.hash());
            assertThat(segment.link()).isEqualTo(link);
        }
        assertThat(mcap.links()).hasSizeGreaterThan(2);
    }

    /** Random bytes changed, both with and without a summary: no hang, no other exception, messages lost are stated. */
    @Test
    void random_damage_never_hangs_and_never_escapes() throws IOException {
        byte[] whole = Files.readAllBytes(write(Compression.ZSTD, 6_000, true));
        Random random = new Random(7);
        for (int round = 0; round < 150; round++) {
            byte[] hurt = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
            }
            int length = round % 2 == 0 ? hurt.length : random.nextInt(hurt.length);
            Path file = Files.write(folder.resolve("hurt.mcap"), Arrays.copyOf(hurt, length));
            int seed = round;
            Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
                try {
                    long read = read(file);
                    McapFile mcap = McapFile.open(file);
                    if (read < 6_000) {
                        assertThat(mcap.gaps()).as("round " + seed).isNotEmpty();
                    }
                } catch (McapException e) {
                    assertThat(length < 40 || !Arrays.equals(Arrays.copyOf(hurt, 8), Opcode.magic()))
                            .as("round " + seed + ": " + e.getMessage())
                            .isTrue();
                }
            });
        }
    }

    @Test
    void a_length_that_cannot_be_is_stepped_over() throws IOException {
        Path file = write(Compression.ZSTD, 60_000, false);
        byte[] bytes = Files.readAllBytes(file);
        long second = McapFile.open(file).links().get(0).endOffset();
        // The chain record behind the first chunk gets a length beyond the file's end.
        Arrays.fill(bytes, (int) second + 1, (int) second + 9, (byte) 0x7F);
        Files.write(file, bytes);
        McapFile mcap = McapFile.open(file);
        assertThat(read(file)).isEqualTo(60_000);
        // What was lost lies between the chunks before and behind it.
        assertThat(mcap.gaps())
                .filteredOn(gap -> gap.reason().contains("reading went on at byte"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.toNanos()).isGreaterThan(gap.fromNanos()));
    }

    @Test
    void a_small_chunk_that_claims_to_be_huge_costs_nothing() {
        byte[] bomb = Zstd.compress(new byte[100_000_000]);
        assertThat(bomb.length).isLessThan(20_000);
        assertThatThrownBy(() -> Compression.ZSTD.unpack(bomb, 0, bomb.length, Long.MAX_VALUE))
                .isInstanceOf(McapException.class)
                .hasMessageContaining("the limit is");
        assertThatThrownBy(() -> Compression.ZSTD.unpack(bomb, 0, bomb.length, 1_000))
                .isInstanceOf(McapException.class);
        assertThatThrownBy(() -> Compression.ZSTD.unpack(bomb, 0, bomb.length, 99_000_000))
                .isInstanceOf(McapException.class)
                .hasMessageContaining("more than the declared");
        assertThatThrownBy(() -> Compression.ZSTD.unpack(bomb, 0, bomb.length, 400_000_000))
                .isInstanceOf(McapException.class)
                .hasMessageContaining("unpacks to 100000000 bytes");
    }

    @Test
    void lz4_frames_with_linked_blocks_are_read() throws IOException {
        byte[] text = new byte[500_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i % 251);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var parameters = new FramedLZ4CompressorOutputStream.Parameters(
                FramedLZ4CompressorOutputStream.BlockSize.K64, true, false, true);
        try (var frames = new FramedLZ4CompressorOutputStream(out, parameters)) {
            frames.write(text);
        }
        byte[] packed = out.toByteArray();
        assertThat(Compression.LZ4.unpack(packed, 0, packed.length, text.length))
                .isEqualTo(text);
    }

    @Test
    void only_the_channels_asked_for_are_read() throws IOException {
        Path file = write(Compression.ZSTD, 1_000, true);
        try (MessageCursor cursor = McapFile.open(file).messages(Optional.of(Set.of(2)))) {
            int count = 0;
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                assertThat(next.get().channelId()).isEqualTo(2);
                count++;
            }
            assertThat(count).isEqualTo(500);
        }
    }

    @Test
    void a_file_in_any_order_comes_out_in_order() throws IOException {
        Path file = folder.resolve("shuffled.mcap");
        Random random = new Random(1);
        try (McapWriter writer = McapWriter.create(file, Compression.NONE, "", "test")) {
            int id = writer.channel(0, "/a", "x", new TreeMap<>());
            for (int i = 0; i < 50_000; i++) {
                writer.message(id, i, random.nextInt(10_000), 0, ByteBuffer.allocate(100), 0);
            }
            writer.finish();
        }
        long previous = 0;
        long previousSequence = -1;
        try (MessageCursor cursor = McapFile.open(file).messages(Optional.empty())) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                assertThat(next.get().logTime()).isGreaterThanOrEqualTo(previous);
                if (next.get().logTime() == previous) {
                    assertThat(next.get().sequence()).isGreaterThan(previousSequence);
                }
                previous = next.get().logTime();
                previousSequence = next.get().sequence();
            }
        }
    }

    private Path write(Compression compression, int messages, boolean finish) throws IOException {
        Path file = folder.resolve("written-" + compression + ".mcap");
        Random random = new Random(3);
        try (McapWriter writer = McapWriter.create(file, compression, "", "test")) {
            int schema = writer.schema("s", "jsonschema", "{}".getBytes(StandardCharsets.UTF_8));
            int a = writer.channel(schema, "/a", "json", new TreeMap<>());
            int b = writer.channel(schema, "/b", "json", new TreeMap<>());
            byte[] payload = new byte[150];
            for (int i = 0; i < messages; i++) {
                random.nextBytes(payload);
                writer.message(i % 2 == 0 ? a : b, i / 2, i * 1_000L, i, ByteBuffer.wrap(payload), 0);
            }
            if (finish) {
                writer.finish();
            } else {
                writer.flush();
            }
        }
        return file;
    }

    private static long read(Path file) throws IOException {
        long count = 0;
        try (MessageCursor cursor = McapFile.open(file).messages(Optional.empty())) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                count++;
            }
        }
        return count;
    }
}

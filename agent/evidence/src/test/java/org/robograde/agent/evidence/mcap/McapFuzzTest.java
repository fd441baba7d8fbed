package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;

/**
 * Any file is read or refused: what comes out was in it, in order, as often as is said; and a file that is read by its
 * summary without complaint says the same when it is read without.
 */
class McapFuzzTest {
    /** A tiny file that declares large chunks costs the memory of one at a time; this many fit into what is fuzzed. */
    private static final long DECLARED = 1L << 30;

    private static final Path FILE = temporary("fuzz");
    private static final Path CUT = temporary("cut");

    private static Path temporary(String name) {
        try {
            return Files.createTempFile(name, ".mcap");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void clean() throws IOException {
        Files.deleteIfExists(FILE);
        Files.deleteIfExists(CUT);
    }

    static Stream<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Compression compression : Compression.values()) {
            seeds.add(written(compression, true));
        }
        seeds.add(written(Compression.NONE, false));
        byte[] whole = seeds.get(0);
        seeds.add(Arrays.copyOf(whole, whole.length - 9));
        seeds.add(Arrays.copyOf(whole, 20));
        return seeds.stream();
    }

    private static byte[] written(Compression compression, boolean finish) throws IOException {
        Path file = temporary("seed");
        try (McapWriter writer = McapWriter.create(file, compression, "ros1", "fuzz")) {
            int schema = writer.schema("std_msgs/String", "ros1msg", "string data".getBytes(StandardCharsets.UTF_8));
            int a = writer.channel(schema, "/a", "ros1", new TreeMap<>());
            int b = writer.channel(0, "/b", "json", new TreeMap<>(java.util.Map.of("k", "v")));
            for (int i = 0; i < 6; i++) {
                writer.message(i % 2 == 0 ? a : b, i / 2, 1_000 - i, i, ByteBuffer.wrap(new byte[40]), 0);
                if (i == 3) {
                    writer.flush();
                }
            }
            writer.metadata("note", new TreeMap<>(java.util.Map.of("x", "y")));
            writer.attachment(1, 2, "name", "text/plain", new byte[] {1, 2, 3});
            if (finish) {
                writer.finish();
            } else {
                writer.flush();
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_file_is_read_or_refused(byte[] input) throws Exception {
        Files.write(FILE, input);
        Allocation.within(DECLARED + 10_000L * input.length, () -> {
            check(input);
            return input;
        });
    }

    private static void check(byte[] input) throws IOException {
        McapFile mcap;
        try {
            mcap = McapFile.open(FILE);
        } catch (McapException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        List<McapRecord.Message> messages = read(mcap, FILE);
        List<Gap> gaps = mcap.gaps();
        assertThat(mcap.metadata()).isNotNull();
        assertThat(mcap.links()).isNotNull();
        if (gaps.isEmpty()) {
            TreeMap<Integer, Long> counts = new TreeMap<>();
            messages.forEach(message -> counts.merge(message.channelId(), 1L, Long::sum));
            TreeMap<Integer, Long> stated = new TreeMap<>(mcap.messagesPerChannel());
            stated.values().removeIf(count -> count == 0);
            assertThat(counts).isEqualTo(stated);
        }
        if (mcap.indexed() && gaps.isEmpty()) {
            // Without its last byte a file has no summary that is used.
            Files.write(CUT, Arrays.copyOf(input, input.length - 1));
            McapFile walked = McapFile.open(CUT);
            assertThat(walked.indexed()).isFalse();
            assertThat(texts(read(walked, CUT))).isEqualTo(texts(messages));
        }
    }

    private static List<McapRecord.Message> read(McapFile mcap, Path file) throws IOException {
        List<McapRecord.Message> messages = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(file);
        boolean plain = !contains(bytes, "zstd".getBytes(StandardCharsets.US_ASCII))
                && !contains(bytes, "lz4".getBytes(StandardCharsets.US_ASCII));
        try (MessageCursor cursor = mcap.messages(Optional.empty())) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                McapRecord.Message message = next.get();
                assertThat(mcap.channels()).containsKey(message.channelId());
                if (!messages.isEmpty()) {
                    assertThat(message.logTime())
                            .isGreaterThanOrEqualTo(
                                    messages.get(messages.size() - 1).logTime());
                }
                if (plain) {
                    RecordBytes record = new RecordBytes(256);
                    RecordEncoder.message(
                            record,
                            message.channelId(),
                            message.sequence(),
                            message.logTime(),
                            message.publishTime(),
                            message.payload().duplicate());
                    assertThat(contains(bytes, Arrays.copyOf(record.array(), record.length())))
                            .isTrue();
                }
                messages.add(message);
            }
        }
        return messages;
    }

    private static List<String> texts(List<McapRecord.Message> messages) {
        return messages.stream().map(Object::toString).sorted().toList();
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}

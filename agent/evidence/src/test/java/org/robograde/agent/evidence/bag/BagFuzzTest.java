package org.robograde.agent.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;

/** Any bag is read to an end or refused; what comes out belongs to a connection that was told, and to the file. */
class BagFuzzTest {
    private static final int HEAD = 13 + 4096;
    private static final Path FILE = temporary("fuzz");

    private static Path temporary(String name) {
        try {
            return Files.createTempFile(name, ".bag");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void clean() throws IOException {
        Files.deleteIfExists(FILE);
    }

    /** The padding of the bag's head is left out of the inputs and put back, so that there is less to search in. */
    static Stream<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (ChunkPacking packing : ChunkPacking.values()) {
            byte[] whole = written(packing);
            seeds.add(Arrays.copyOfRange(whole, HEAD, whole.length));
        }
        byte[] first = seeds.get(0);
        seeds.add(Arrays.copyOf(first, first.length / 2));
        return seeds.stream();
    }

    private static byte[] written(ChunkPacking packing) throws IOException {
        Path file = temporary("seed");
        Files.delete(file);
        try (BagWriter writer = BagWriter.create(file, packing)) {
            writer.connection(new BagConnection(
                    0, "/a", "std_msgs/String", "992ce8a1687cec8c8bd883ec73ca41d1", "string data\n", "/talker", true));
            writer.connection(new BagConnection(1, "b", "std_msgs/Empty", "*", "", "", false));
            for (int i = 0; i < 6; i++) {
                writer.message(i % 2, 1_000_000_000L * (i + 1), ByteBuffer.wrap(new byte[] {2, 0, 0, 0, 'o', 'k'}));
            }
            writer.finish();
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "op=",
        "conn=",
        "time=",
        "chunk_pos=",
        "size=",
        "compression=none",
        "compression=bz2",
        "compression=lz4",
        "topic=",
        "count=",
        "ver="
    })
    @FuzzTest
    void a_bag_is_read_or_refused(byte[] input) throws Exception {
        byte[] bytes = assembled(input);
        Files.write(FILE, bytes);
        Allocation.within((1L << 30) + 10_000L * input.length, () -> {
            Reading reading = new Reading(bytes);
            try {
                BagFile.read(FILE, reading);
            } catch (BagException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return reading;
        });
    }

    /** A head that names the index where the first record after the chunk would be, or the input's own end. */
    private static byte[] assembled(byte[] input) {
        int chunkInfo = indexOf(input, "chunk_pos=".getBytes(StandardCharsets.US_ASCII));
        int connection =
                chunkInfo < 0 ? -1 : lastIndexOf(input, "conn=".getBytes(StandardCharsets.US_ASCII), chunkInfo);
        int infos = 0;
        for (int at = 0; (at = indexOf(input, "chunk_pos=".getBytes(StandardCharsets.US_ASCII), at)) >= 0; at++) {
            infos++;
        }
        byte[] header = RecordBytes.fields()
                .u64("index_pos", connection < 0 ? 0 : HEAD + Math.max(0, indexStart(input)))
                .u32("conn_count", 2)
                .u32("chunk_count", infos)
                .op(RecordBytes.BAG_HEADER)
                .toBytes();
        byte[] magic = BagFile.MAGIC.getBytes(StandardCharsets.US_ASCII);
        byte[] head = RecordBytes.record(header, new byte[HEAD - magic.length - header.length - 8]);
        return ByteBuffer.allocate(HEAD + input.length)
                .put(magic)
                .put(head)
                .put(input)
                .array();
    }

    /** The last run of records that are connections or chunk infos. */
    private static int indexStart(byte[] input) {
        int start = -1;
        for (int at = 0; at + 8 <= input.length; ) {
            ByteBuffer in = ByteBuffer.wrap(input).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            int headerLength = in.getInt(at);
            if (headerLength < 0 || headerLength > input.length - at - 8) {
                break;
            }
            int dataLength = in.getInt(at + 4 + headerLength);
            if (dataLength < 0 || dataLength > input.length - at - 8 - headerLength) {
                break;
            }
            int op = indexOf(Arrays.copyOfRange(input, at + 4, at + 4 + headerLength), new byte[] {'o', 'p', '=', 7});
            int info = indexOf(Arrays.copyOfRange(input, at + 4, at + 4 + headerLength), new byte[] {'o', 'p', '=', 6});
            start = op >= 0 || info >= 0 ? (start < 0 ? at : start) : -1;
            at += 8 + headerLength + dataLength;
        }
        return start;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return indexOf(bytes, part, 0);
    }

    private static int indexOf(byte[] bytes, byte[] part, int from) {
        for (int i = from; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] bytes, byte[] part, int before) {
        int last = -1;
        for (int at = 0; (at = indexOf(bytes, part, at)) >= 0 && at < before; at++) {
            last = at;
        }
        return last;
    }

    private static final class Reading implements BagListener {
        private final byte[] bytes;
        private final boolean packed;
        private final Set<Integer> connections = new HashSet<>();
        private int messages;
        private double progress;

        Reading(byte[] bytes) {
            this.bytes = bytes;
            packed = indexOf(bytes, "bz2".getBytes(StandardCharsets.US_ASCII)) >= 0
                    || indexOf(bytes, "lz4".getBytes(StandardCharsets.US_ASCII)) >= 0;
        }

        @Override
        public void connection(BagConnection connection) {
            assertThat(connections.add(connection.id())).isTrue();
        }

        @Override
        public void message(int connectionId, long receivedNanos, ByteBuffer payload) {
            assertThat(connections).contains(connectionId);
            messages++;
            if (!packed) {
                byte[] content = new byte[payload.remaining()];
                payload.get(payload.position(), content);
                assertThat(indexOf(bytes, content)).isNotNegative();
                // No record is shorter than this, and none is given twice.
                assertThat(messages).isLessThanOrEqualTo(bytes.length / 30);
            }
        }

        @Override
        public void damage(long messages, long fromNanos, long toNanos, String reason) {
            assertThat(reason).isNotBlank();
            assertThat(messages).isGreaterThanOrEqualTo(-1);
        }

        @Override
        public void progress(double fraction) {
            assertThat(fraction).isBetween(progress, 1.0);
            progress = fraction;
        }
    }
}

package org.robograde.agent.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bags that are legal or common, and that a reader of ordinary ones would stumble over. */
class BagFormsTest {
    private static final byte[] MAGIC = BagFile.MAGIC.getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final List<BagConnection> connections = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();

    @Test
    void a_bag_without_chunks_is_read_with_its_index_data_between_the_messages() throws IOException {
        ByteArrayOutputStream bag = new ByteArrayOutputStream();
        bag.writeBytes(MAGIC);
        int headAt = bag.size();
        bag.writeBytes(head(0, 1, 0));
        bag.writeBytes(connection(0, "/a"));
        bag.writeBytes(message(0, 1));
        bag.writeBytes(indexData(0, 1));
        bag.writeBytes(message(0, 2));
        long index = bag.size();
        bag.writeBytes(connection(0, "/a"));
        byte[] bytes = bag.toByteArray();
        byte[] head = head(index, 1, 0);
        System.arraycopy(head, 0, bytes, headAt, head.length);

        assertThat(read(bytes)).isTrue();
        assertThat(times).containsExactly(1L, 2L);
        assertThat(damage).isEmpty();
    }

    @Test
    void messages_between_the_chunks_of_an_indexed_bag_are_not_stepped_over() throws IOException {
        ByteArrayOutputStream bag = new ByteArrayOutputStream();
        bag.writeBytes(MAGIC);
        int headAt = bag.size();
        bag.writeBytes(head(0, 1, 2));
        List<Integer> chunks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            chunks.add(bag.size());
            bag.writeBytes(chunk("none", concat(connection(0, "/a"), message(0, 1 + 10 * i))));
            bag.writeBytes(indexData(0, 1));
            bag.writeBytes(message(0, 2 + 10 * i));
        }
        long index = bag.size();
        bag.writeBytes(connection(0, "/a"));
        for (int i = 0; i < 2; i++) {
            bag.writeBytes(chunkInfo(chunks.get(i), 1 + 10 * i));
        }
        byte[] bytes = bag.toByteArray();
        byte[] head = head(index, 1, 2);
        System.arraycopy(head, 0, bytes, headAt, head.length);

        assertThat(read(bytes)).isTrue();
        assertThat(times).containsExactly(1L, 2L, 11L, 12L);
        assertThat(damage).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ChunkPacking.class)
    void a_bag_whose_recorder_died_is_read_as_far_as_its_last_chunk_goes(ChunkPacking packing) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        records.writeBytes(connection(0, "/a"));
        // Enough for several blocks of either compression.
        int messages = 40_000;
        byte[] noise = new byte[100];
        java.util.Random random = new java.util.Random(3);
        for (int i = 1; i <= messages; i++) {
            random.nextBytes(noise);
            records.writeBytes(message(0, i, noise));
        }
        byte[] packed = packing.pack(records.toByteArray());
        byte[] unfinished = RecordBytes.record(
                RecordBytes.fields()
                        .text("compression", packing.label())
                        .op(RecordBytes.CHUNK)
                        .u32("size", 0)
                        .toBytes(),
                new byte[0]);
        byte[] bag = concat(
                MAGIC,
                head(0, 0, 0),
                chunk("none", concat(connection(0, "/a"), message(0, 1))),
                unfinished,
                Arrays.copyOf(packed, packed.length * 3 / 4));

        assertThat(read(bag)).isFalse();
        assertThat(times.size()).isBetween(messages / 2, messages);
        assertThat(times.subList(1, times.size()))
                .isEqualTo(
                        IntStream.range(1, times.size()).mapToObj(i -> (long) i).toList());
        assertThat(damage).hasSize(1);
        if (packing != ChunkPacking.NONE) {
            assertThat(damage.get(0)).contains("never finished by its recorder");
        }
    }

    @Test
    void behind_damage_in_a_bag_without_index_reading_goes_on_at_the_next_chunk() throws IOException {
        byte[] first = chunk("none", concat(connection(0, "/a"), message(0, 1)));
        byte[] second = chunk("bz2", ChunkPacking.BZ2.pack(concat(connection(0, "/a"), message(0, 2))));
        byte[] third = chunk("lz4", ChunkPacking.LZ4.pack(concat(connection(0, "/a"), message(0, 3))));
        byte[] bag = concat(MAGIC, head(0, 0, 0), first, second, third);
        // The length of the second chunk's header becomes nonsense.
        int at = MAGIC.length + head(0, 0, 0).length + first.length;
        Arrays.fill(bag, at, at + 4, (byte) 0x70);
        assertThat(read(bag)).isFalse();
        assertThat(times).containsExactly(1L, 3L);
        assertThat(damage).singleElement().asString().contains("reading went on at byte " + (at + second.length));
    }

    @Test
    void a_bag_that_is_damage_all_over_is_read_to_its_end_and_states_no_more_than_anyone_reads() throws IOException {
        byte[] unreadable = chunk("none", new byte[] {9});
        byte[] bag = concat(MAGIC, head(0, 0, 0));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bag);
        for (int i = 0; i < 20_000; i++) {
            all.writeBytes(unreadable);
        }
        assertThat(read(all.toByteArray())).isFalse();
        assertThat(damage).hasSize(101).last().asString().contains("19900 more records");
    }

    @Test
    void a_connection_whose_header_lacks_fields_is_kept_as_far_as_it_goes() throws IOException {
        byte[] bare = RecordBytes.record(
                RecordBytes.fields()
                        .u32("conn", 0)
                        .op(RecordBytes.CONNECTION)
                        .text("topic", "/bare")
                        .toBytes(),
                new byte[0]);
        read(concat(MAGIC, head(0, 0, 0), bare, message(0, 1)));
        assertThat(connections).containsExactly(new BagConnection(0, "/bare", "", "", "", "", false));
        assertThat(times).containsExactly(1L);
    }

    @Test
    void what_was_written_is_read_again_with_latching_callers_and_several_connections_on_one_topic()
            throws IOException {
        List<BagConnection> written = List.of(
                new BagConnection(
                        0, "/tf", "tf2_msgs/TFMessage", "94810edda583a504dfda3829e70d7eec", "x", "/one", false),
                new BagConnection(
                        1, "/tf", "tf2_msgs/TFMessage", "94810edda583a504dfda3829e70d7eec", "x", "/two", true),
                new BagConnection(2, "no-slash", "std_msgs/Empty", "d41d8cd98f00b204e9800998ecf8427e", "", "", false));
        Path bag = folder.resolve("a.bag");
        try (BagWriter writer = BagWriter.create(bag, ChunkPacking.LZ4)) {
            written.forEach(writer::connection);
            for (int i = 1; i <= 3_000; i++) {
                writer.message(i % 2, i, ByteBuffer.allocate(1_000));
            }
            writer.finish();
        }
        assertThat(read(Files.readAllBytes(bag))).isTrue();
        assertThat(connections).isEqualTo(written);
        assertThat(times).hasSize(3_000).isSorted();
        assertThat(damage).isEmpty();
    }

    @Test
    void a_bag_that_was_not_finished_is_read_as_one_without_index() throws IOException {
        Path bag = folder.resolve("a.bag");
        try (BagWriter writer = BagWriter.create(bag, ChunkPacking.NONE)) {
            writer.connection(new BagConnection(0, "/a", "t/T", "", "", "", false));
            for (int i = 1; i <= 2_000; i++) {
                writer.message(0, i, ByteBuffer.allocate(1_000));
            }
        }
        assertThat(read(Files.readAllBytes(bag))).isFalse();
        assertThat(times).isNotEmpty();
    }

    private boolean read(byte[] bag) throws IOException {
        return BagFile.read(Files.write(folder.resolve("read.bag"), bag), new BagListener() {
            @Override
            public void connection(BagConnection connection) {
                connections.add(connection);
            }

            @Override
            public void message(int connectionId, long receivedNanos, ByteBuffer payload) {
                times.add(receivedNanos);
            }

            @Override
            public void damage(long messages, long fromNanos, long toNanos, String reason) {
                damage.add(reason);
            }

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }
        });
    }

    private static byte[] head(long indexAt, int connections, int chunks) {
        return RecordBytes.record(
                RecordBytes.fields()
                        .op(RecordBytes.BAG_HEADER)
                        .u64("index_pos", indexAt)
                        .u32("conn_count", connections)
                        .u32("chunk_count", chunks)
                        .toBytes(),
                new byte[20]);
    }

    private static byte[] connection(int id, String topic) {
        return RecordBytes.record(
                RecordBytes.fields()
                        .u32("conn", id)
                        .op(RecordBytes.CONNECTION)
                        .text("topic", topic)
                        .toBytes(),
                RecordBytes.fields().text("topic", topic).text("type", "t/T").toBytes());
    }

    private static byte[] message(int connection, long nanos, byte... payload) {
        return RecordBytes.record(
                RecordBytes.fields()
                        .u32("conn", connection)
                        .op(RecordBytes.MESSAGE)
                        .bytes("time", RecordBytes.time(nanos))
                        .toBytes(),
                payload);
    }

    private static byte[] indexData(int connection, int count) {
        return RecordBytes.record(
                RecordBytes.fields()
                        .u32("conn", connection)
                        .u32("count", count)
                        .op(RecordBytes.INDEX_DATA)
                        .u32("ver", 1)
                        .toBytes(),
                new byte[12 * count]);
    }

    private static byte[] chunk(String compression, byte[] packed) {
        // The declared size is what none gives; for the others it is worked out from the test's two records.
        int size = compression.equals("none") ? packed.length : concat(connection(0, "/a"), message(0, 1)).length;
        return RecordBytes.record(
                RecordBytes.fields()
                        .text("compression", compression)
                        .op(RecordBytes.CHUNK)
                        .u32("size", size)
                        .toBytes(),
                packed);
    }

    private static byte[] chunkInfo(long position, long nanos) {
        return RecordBytes.record(
                RecordBytes.fields()
                        .u64("chunk_pos", position)
                        .u32("count", 1)
                        .op(RecordBytes.CHUNK_INFO)
                        .bytes("start_time", RecordBytes.time(nanos))
                        .bytes("end_time", RecordBytes.time(nanos))
                        .u32("ver", 1)
                        .toBytes(),
                concat(RecordBytes.u32(0), RecordBytes.u32(1)));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

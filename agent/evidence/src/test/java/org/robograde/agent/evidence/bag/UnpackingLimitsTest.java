package org.robograde.agent.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapException;
import org.robograde.hostile.Allocation;

/** A few packed bytes that would unpack to very many, wherever something is unpacked. */
@Timeout(120)
class UnpackingLimitsTest {
    private static final int BOMB = 24 << 20;

    /** What an unpacker needs for itself, and the size up to which a declaration is believed. */
    private static final long BELIEVED = 40 << 20;

    @TempDir
    Path folder;

    private static byte[] bomb(Compression compression) throws IOException {
        if (compression == Compression.ZSTD) {
            return Zstd.compress(new byte[BOMB]);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new LZ4FrameOutputStream(packed)) {
            out.write(new byte[BOMB]);
        }
        return packed.toByteArray();
    }

    private static byte[] bzip2Bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(new byte[BOMB]);
        }
        return packed.toByteArray();
    }

    private static void refused(Compression compression, byte[] packed, long declared, long bytesMax) throws Exception {
        Allocation.within(bytesMax, () -> {
            assertThatThrownBy(() -> compression.unpack(packed, 0, packed.length, declared))
                    .isInstanceOf(McapException.class);
            return packed;
        });
    }

    @Test
    void a_chunk_that_declares_less_than_it_holds_costs_what_it_declares() throws Exception {
        for (Compression compression : new Compression[] {Compression.ZSTD, Compression.LZ4}) {
            byte[] packed = bomb(compression);
            assertThat(packed.length).isLessThan(BOMB / 100);
            refused(compression, packed, 1_000, BELIEVED);
            refused(compression, packed, BOMB - 1, BELIEVED + 2L * BOMB);
        }
    }

    @Test
    void a_chunk_that_declares_more_than_it_holds_costs_what_it_holds() throws Exception {
        for (Compression compression : new Compression[] {Compression.ZSTD, Compression.LZ4}) {
            refused(compression, bomb(compression), 500L << 20, BELIEVED + 4L * BOMB);
            refused(compression, new byte[20], 500L << 20, BELIEVED);
            refused(compression, new byte[20], Long.MAX_VALUE, 1_000_000);
            refused(compression, new byte[20], -1, 1_000_000);
        }
    }

    @Test
    void a_bags_chunk_is_bounded_in_the_same_way() throws Exception {
        byte[] packed = bzip2Bomb();
        for (int declared : new int[] {1_000, BOMB - 1, -1, 400 << 20}) {
            RecordHeader header = RecordHeader.parse(ByteBuffer.wrap(RecordBytes.fields()
                    .text("compression", "bz2")
                    .u32("size", declared)
                    .toBytes()));
            Allocation.within(BELIEVED + 4L * BOMB, () -> {
                assertThatThrownBy(() -> ChunkContent.unpack(header, packed))
                        .isInstanceOfAny(BagException.class, McapException.class);
                return packed;
            });
        }
    }

    @Test
    void an_index_that_points_backwards_does_not_send_the_reader_round_and_round() throws Exception {
        byte[] unfit = RecordBytes.record(
                RecordBytes.fields()
                        .op(RecordBytes.INDEX_DATA)
                        .u32("ver", 1)
                        .u32("conn", 0)
                        .u32("count", 9)
                        .toBytes(),
                new byte[3]);
        byte[] empty = RecordBytes.record(
                RecordBytes.fields()
                        .op(RecordBytes.CHUNK)
                        .text("compression", "none")
                        .u32("size", 0)
                        .toBytes(),
                new byte[0]);
        long chunkAt = 13 + 4096;
        long unfitAt = chunkAt + empty.length;
        byte[] info = RecordBytes.record(
                RecordBytes.fields()
                        .op(RecordBytes.CHUNK_INFO)
                        .u32("ver", 1)
                        .u64("chunk_pos", unfitAt)
                        .bytes("start_time", RecordBytes.time(0))
                        .bytes("end_time", RecordBytes.time(0))
                        .u32("count", 0)
                        .toBytes(),
                new byte[0]);
        byte[] header = RecordBytes.fields()
                .u64("index_pos", unfitAt + unfit.length)
                .u32("conn_count", 0)
                .u32("chunk_count", 1)
                .op(RecordBytes.BAG_HEADER)
                .toBytes();
        ByteArrayOutputStream bag = new ByteArrayOutputStream();
        bag.writeBytes(BagFile.MAGIC.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bag.writeBytes(RecordBytes.record(header, new byte[4096 - header.length - 8]));
        bag.writeBytes(empty);
        bag.writeBytes(unfit);
        bag.writeBytes(info);
        Path file = Files.write(folder.resolve("round.bag"), bag.toByteArray());
        assertThat(BagFile.read(file, new BagListener() {
                    @Override
                    public void connection(BagConnection connection) {}

                    @Override
                    public void message(int connectionId, long receivedNanos, ByteBuffer payload) {}

                    @Override
                    public void damage(long messages, long fromNanos, long toNanos, String reason) {}

                    @Override
                    public void progress(double fraction) {}
                }))
                .isTrue();
    }
}

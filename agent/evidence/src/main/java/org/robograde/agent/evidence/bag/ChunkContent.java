package org.robograde.agent.evidence.bag;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.robograde.agent.evidence.mcap.BoundedUnpacking;
import org.robograde.agent.evidence.mcap.Compression;

/** A bag chunk's records, unpacked: stored as they are, with bzip2, or in LZ4 frames. */
final class ChunkContent {
    private ChunkContent() {}

    /** @throws BagException or McapException if the compression is not known, the data is damaged or the size is not the declared one */
    static ByteBuffer unpack(RecordHeader header, byte[] packed) {
        long size = header.u32("size") & 0xFFFFFFFFL;
        String compression = header.text("compression");
        byte[] records = switch (compression) {
            case "none" -> Compression.NONE.unpack(packed, 0, packed.length, size);
            case "lz4" -> Compression.LZ4.unpack(packed, 0, packed.length, size);
            case "bz2" -> bzip2(packed, size);
            default -> throw new BagException("its compression '" + compression + "' is not known");
        };
        return ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bzip2(byte[] packed, long size) {
        try {
            return BoundedUnpacking.drain(new BZip2CompressorInputStream(new ByteArrayInputStream(packed), true), size);
        } catch (IOException | RuntimeException e) {
            throw new BagException("its bz2 data cannot be unpacked: " + e.getMessage());
        }
    }
}

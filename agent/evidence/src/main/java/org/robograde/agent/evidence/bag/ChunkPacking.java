package org.robograde.agent.evidence.bag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** How a written bag packs its chunks. */
public enum ChunkPacking {
    NONE("none"),
    BZ2("bz2"),
    LZ4("lz4");

    private final String label;

    ChunkPacking(String label) {
        this.label = label;
    }

    /** As the bag names it. */
    public String label() {
        return label;
    }

    byte[] pack(byte[] records) throws IOException {
        if (this == NONE) {
            return records;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(records.length / 2 + 64);
        try (OutputStream out = this == BZ2 ? new BZip2CompressorOutputStream(packed) : lz4(packed)) {
            out.write(records);
        }
        return packed.toByteArray();
    }

    /**
     * ROS reads LZ4 frames with a decoder of its own, which wants independent blocks and takes neither a content size
     * nor checksums of blocks; it writes a checksum of the content and 1 MiB blocks itself.
     */
    private static OutputStream lz4(OutputStream out) throws IOException {
        return new LZ4FrameOutputStream(
                out,
                LZ4FrameOutputStream.BLOCKSIZE.SIZE_1MB,
                LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE,
                LZ4FrameOutputStream.FLG.Bits.CONTENT_CHECKSUM);
    }
}

package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;

/**
 * Packs chunks where that pays. What does not pack once (encrypted, compressed, noise) will not pack in the next chunk
 * either, and trying costs more time than everything else a recorder does; so after a vain attempt some chunks go unpacked.
 */
final class Packing {
    private static final int ZSTD_LEVEL = 1;

    /** Packing pays if it saves at least an eighth. */
    private static final int SAVED_SHARE = 8;

    private static final int SKIPPED_AFTER_VAIN = 15;

    private final Compression compression;
    private byte[] out = new byte[0];
    private byte[] outBefore = new byte[0];
    private int toSkip;

    Packing(Compression compression) {
        this.compression = compression;
    }

    /** Bytes to write as a chunk's records; they stay as they are during one more call. */
    record Packed(Compression compression, ByteBuffer records) {}

    static Packed asItIs(RecordBytes records) {
        return new Packed(Compression.NONE, ByteBuffer.wrap(records.array(), 0, records.length()));
    }

    Packed pack(RecordBytes records) {
        if (compression == Compression.NONE || toSkip > 0) {
            toSkip = Math.max(0, toSkip - 1);
            return asItIs(records);
        }
        byte[] other = outBefore;
        outBefore = out;
        out = other;
        int bound = Compression.bound(records.length());
        if (out.length < bound || out.length > 4 * Math.max(bound, McapWriter.CHUNK_BYTES)) {
            out = new byte[bound];
        }
        int length = compression.pack(records.array(), records.length(), out, ZSTD_LEVEL);
        if (length > records.length() - records.length() / SAVED_SHARE) {
            toSkip = SKIPPED_AFTER_VAIN;
            return asItIs(records);
        }
        return new Packed(compression, ByteBuffer.wrap(out, 0, length));
    }
}

package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds chunk records in bytes whose structure is lost. */
final class ChunkFinder {
    /** Opcode, length, two times, unpacked size, checksum, and the length of the compression's name. */
    private static final int HEAD = Opcode.PREFIX_BYTES + 8 + 8 + 8 + 4 + 4;

    private static final int WINDOW = 1 << 17;

    private ChunkFinder() {}

    /** Offset of the next chunk record that is whole by its own account, or -1. */
    static long next(FileBytes file, long from) throws IOException {
        for (long base = from; base < file.size(); base += WINDOW) {
            int length = (int) Math.min(WINDOW, file.size() - base);
            byte[] window = file.copy(base, length);
            for (int i = 0; i < length; i++) {
                if (window[i] == Opcode.CHUNK && plausible(file, base + i)) {
                    return base + i;
                }
            }
        }
        return -1;
    }

    /** Whether a chunk record starts here whose lengths and compression agree and which ends within the file. */
    static boolean plausible(FileBytes file, long offset) throws IOException {
        long left = file.size() - offset;
        if (left < HEAD + 8) {
            return false;
        }
        ByteBuffer head = file.view(offset, Math.min(left, HEAD + 8 + 8));
        long length = head.getLong(1);
        int name = head.getInt(HEAD - 4);
        if (head.get(0) != Opcode.CHUNK
                || length < HEAD + 8 - Opcode.PREFIX_BYTES
                || length > left - Opcode.PREFIX_BYTES
                || name < 0
                || name > 4
                || head.limit() < HEAD + name + 8) {
            return false;
        }
        byte[] label = new byte[name];
        head.get(HEAD, label);
        String compression = new String(label, StandardCharsets.US_ASCII);
        long packed = head.getLong(HEAD + name);
        return (compression.isEmpty() || compression.equals("lz4") || compression.equals("zstd"))
                && packed >= 0
                && packed <= length - (HEAD + name + 8 - Opcode.PREFIX_BYTES);
    }
}

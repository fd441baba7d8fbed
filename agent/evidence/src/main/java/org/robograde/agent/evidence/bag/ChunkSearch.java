package org.robograde.agent.evidence.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.robograde.agent.evidence.mcap.FileBytes;

/** Finds where reading can go on in a damaged bag that has no index: at the next thing that is a chunk record's header. */
final class ChunkSearch {

    private static final Set<String> COMPRESSIONS = Set.of("none", "bz2", "lz4");

    /** Length and text of the field that marks a chunk. */
    private static final byte[] MARK = {4, 0, 0, 0, 'o', 'p', '=', RecordBytes.CHUNK};

    /** A chunk's header has three short fields. */
    private static final int HEADER_MAX = 256;

    private static final int STRETCH = 128 << 10;

    private ChunkSearch() {}

    /** The next chunk record from here on, -1 if there is none. */
    static long next(FileBytes file, long from) throws IOException {
        for (long at = Math.max(0, from); at < file.size() - MARK.length; at += STRETCH) {
            int length = (int) Math.min(STRETCH + MARK.length - 1, file.size() - at);
            byte[] stretch = file.copy(at, length);
            for (int i = 0; i <= length - MARK.length; i++) {
                if (marked(stretch, i)) {
                    long start = headerAround(file, at + i, from);
                    if (start >= 0) {
                        return start;
                    }
                }
            }
        }
        return -1;
    }

    private static boolean marked(byte[] stretch, int at) {
        for (int i = 0; i < MARK.length; i++) {
            if (stretch[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** The fields of a header stand in any order, so its start may be some way before the mark. */
    private static long headerAround(FileBytes file, long mark, long from) throws IOException {
        long first = Math.max(from, mark - HEADER_MAX);
        byte[] around = file.copy(first, Math.min(file.size() - first, 2L * HEADER_MAX));
        ByteBuffer in = ByteBuffer.wrap(around).order(ByteOrder.LITTLE_ENDIAN);
        int markAt = (int) (mark - first);
        for (int start = markAt - 4; start >= 0; start--) {
            int length = in.getInt(start);
            boolean holdsMark = length >= markAt + MARK.length - start - 4 && length <= HEADER_MAX;
            if (holdsMark && start + 4 + length <= around.length && isChunk(in.slice(start + 4, length))) {
                return first + start;
            }
        }
        return -1;
    }

    private static boolean isChunk(ByteBuffer fields) {
        try {
            RecordHeader header = RecordHeader.parse(fields);
            return header.op() == RecordBytes.CHUNK
                    && COMPRESSIONS.contains(header.text("compression"))
                    && header.u32("size") >= 0;
        } catch (BagException e) {
            return false;
        }
    }
}

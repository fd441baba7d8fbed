package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds a summary's list of chunks against the records that stand between them: no chunk twice or across another, none
 * left out, and as many messages as the message indexes hold. Reads the heads of those records only, never a chunk.
 */
final class ChunkAccount {
    /** Enough of a message index to tell its channel and how many entries it has. */
    private static final int HEAD = Opcode.PREFIX_BYTES + 2;

    private static final int BLOCK = 4 << 10;
    private static final int INDEX_ENTRY_BYTES = 16;

    private final FileBytes file;
    private final SortedMap<Integer, Long> messages = new TreeMap<>();
    private boolean everyChunkIndexed = true;
    private byte[] block = new byte[0];
    private long blockOffset;

    private ChunkAccount(FileBytes file) {
        this.file = file;
    }

    /**
     * @param chunks in the order of their offsets
     * @param end where the summary begins
     */
    static boolean holds(
            FileBytes file, List<McapRecord.ChunkIndex> chunks, long end, SortedMap<Integer, Long> messagesPerChannel)
            throws IOException {
        return new ChunkAccount(file).holds(chunks, end, messagesPerChannel);
    }

    private boolean holds(List<McapRecord.ChunkIndex> chunks, long end, SortedMap<Integer, Long> messagesPerChannel)
            throws IOException {
        long at = 8;
        for (int i = 0; i <= chunks.size(); i++) {
            long next = i < chunks.size() ? chunks.get(i).chunkOffset() : end;
            SortedMap<Integer, Long> indexed = new TreeMap<>();
            if (next < at || !onlySmallRecords(at, next, indexed) || (i > 0 && !listed(chunks.get(i - 1), indexed))) {
                return false;
            }
            if (i < chunks.size()) {
                long length = chunks.get(i).chunkLength();
                if (length < Opcode.PREFIX_BYTES || length > end - next) {
                    return false;
                }
                at = next + length;
            }
        }
        SortedMap<Integer, Long> stated = new TreeMap<>(messagesPerChannel);
        stated.values().removeIf(count -> count == 0);
        return !everyChunkIndexed || stated.equals(messages);
    }

    /** Whether the chunk's entry names the channels that the message indexes behind the chunk do. */
    private boolean listed(McapRecord.ChunkIndex chunk, SortedMap<Integer, Long> indexed) {
        // Message indexes may be left out altogether; the chunks themselves tell then, when they are read.
        everyChunkIndexed &= !indexed.isEmpty() || chunk.lastLogTime() == 0;
        indexed.forEach((channel, count) -> messages.merge(channel, count, Long::sum));
        return chunk.messageIndexOffsets().isEmpty()
                || chunk.messageIndexOffsets().keySet().containsAll(indexed.keySet());
    }

    /** Whether the records from here to there follow each other and none of them holds messages. */
    private boolean onlySmallRecords(long from, long to, SortedMap<Integer, Long> indexed) throws IOException {
        for (long at = from; at < to; ) {
            if (to - at < Opcode.PREFIX_BYTES) {
                return false;
            }
            ByteBuffer head = head(at);
            int opcode = head.get() & 0xFF;
            long length = head.getLong();
            if (opcode == 0
                    || opcode == Opcode.CHUNK
                    || opcode == Opcode.MESSAGE
                    || length < 0
                    || length > to - at - Opcode.PREFIX_BYTES) {
                return false;
            }
            if (opcode == Opcode.MESSAGE_INDEX && length >= 2 + 4 + INDEX_ENTRY_BYTES) {
                indexed.merge(head.getShort() & 0xFFFF, (length - 2 - 4) / INDEX_ENTRY_BYTES, Long::sum);
            }
            at += Opcode.PREFIX_BYTES + length;
        }
        return true;
    }

    /** Not through the file's window, which would read on into the chunks. */
    private ByteBuffer head(long at) throws IOException {
        int wanted = (int) Math.min(HEAD, file.size() - at);
        if (at < blockOffset || at + wanted > blockOffset + block.length) {
            block = file.copy(at, Math.min(BLOCK, file.size() - at));
            blockOffset = at;
        }
        return ByteBuffer.wrap(block, (int) (at - blockOffset), wanted).order(ByteOrder.LITTLE_ENDIAN);
    }
}

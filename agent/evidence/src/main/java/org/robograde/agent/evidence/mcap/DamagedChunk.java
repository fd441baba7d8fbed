package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Says what was lost with a chunk that cannot be read, from the message index that follows it. */
final class DamagedChunk {
    private static final int MESSAGE_INDEX_HEAD = Opcode.PREFIX_BYTES + 2 + 4;

    private DamagedChunk() {}

    /** @param end first byte after the chunk, where its message index should be */
    static Gap describe(FileBytes file, ChunkRef chunk, long end, McapException cause) throws IOException {
        Map<Integer, Long> lost = new TreeMap<>();
        long first = chunk.firstLogTime();
        long last = chunk.lastLogTime();
        boolean timed = chunk.lastLogTime() != 0;
        for (long at = end; !chunk.run() && at + MESSAGE_INDEX_HEAD <= file.size(); ) {
            ByteBuffer head = file.view(at, MESSAGE_INDEX_HEAD);
            long length = head.getLong(1);
            if (head.get(0) != Opcode.MESSAGE_INDEX
                    || length < 6
                    || length > Math.min(file.size() - at - Opcode.PREFIX_BYTES, FileBytes.STRETCH_MAX)) {
                break;
            }
            ByteBuffer content = file.view(at + Opcode.PREFIX_BYTES, length);
            try {
                McapRecord.MessageIndex index =
                        (McapRecord.MessageIndex) RecordDecoder.decode(Opcode.MESSAGE_INDEX, content);
                lost.merge(index.channelId(), (long) index.entries().size(), Long::sum);
                for (McapRecord.MessageIndex.Entry entry : index.entries()) {
                    first = timed ? Math.min(first, entry.logTime()) : entry.logTime();
                    last = timed ? Math.max(last, entry.logTime()) : entry.logTime();
                    timed = true;
                }
            } catch (McapException e) {
                break;
            }
            at += Opcode.PREFIX_BYTES + length;
        }
        return new Gap(
                lost, first, last, chunk.describe() + " cannot be read: " + cause.getMessage(), "checks of the chunk");
    }
}

package org.robograde.agent.evidence.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.robograde.agent.evidence.mcap.FileBytes;
import org.robograde.agent.evidence.mcap.McapException;

/** What a bag's first record and the index at its end say. Nothing of it is needed; all of it may be missing or wrong. */
final class BagIndex {

    private static final int HEADER_MAX = 64 << 20;

    /** @param messages -1 if not known */
    record ChunkInfo(long messages, long firstNanos, long lastNanos) {
        static final ChunkInfo UNKNOWN = new ChunkInfo(-1, 0, 0);
    }

    private final List<BagConnection> connections = new ArrayList<>();
    private final TreeMap<Long, ChunkInfo> chunks = new TreeMap<>();
    private String encryptor = "";
    private long offset = -1;

    private BagIndex() {}

    static BagIndex read(FileBytes file) throws IOException {
        BagIndex index = new BagIndex();
        try {
            long at = BagFile.MAGIC.length();
            RecordHeader head = BagRecord.at(file, at, file.size(), HEADER_MAX).header();
            if (head.op() == RecordBytes.BAG_HEADER) {
                index.encryptor = head.text("encryptor");
                index.readAt(file, head.u64("index_pos"), head.u32("chunk_count"));
            }
        } catch (BagException | McapException e) {
            // The walk over the records states what is damaged.
        }
        return index;
    }

    private void readAt(FileBytes file, long position, int chunkCount) throws IOException {
        if (position <= BagFile.MAGIC.length() || position > file.size()) {
            return;
        }
        List<BagConnection> foundConnections = new ArrayList<>();
        TreeMap<Long, ChunkInfo> foundChunks = new TreeMap<>();
        for (long at = position; at < file.size(); ) {
            BagRecord record = BagRecord.at(file, at, file.size(), HEADER_MAX);
            ByteBuffer content = file.view(record.dataOffset(), record.dataLength());
            switch (record.header().op()) {
                case RecordBytes.CONNECTION -> foundConnections.add(connection(record.header(), content));
                case RecordBytes.CHUNK_INFO ->
                    foundChunks.put(record.header().u64("chunk_pos"), chunkInfo(record.header(), content));
                default -> throw new BagException("the index holds something else");
            }
            at = record.end();
        }
        if (foundChunks.size() != chunkCount || foundChunks.tailMap(position).size() > 0) {
            throw new BagException("the index does not list the chunks there are");
        }
        connections.addAll(foundConnections);
        chunks.putAll(foundChunks);
        offset = position;
    }

    static BagConnection connection(RecordHeader header, ByteBuffer content) {
        RecordHeader own = RecordHeader.parse(content);
        String topic = header.text("topic");
        return new BagConnection(
                header.u32("conn"),
                topic.isEmpty() ? own.text("topic") : topic,
                own.text("type"),
                own.text("md5sum"),
                own.text("message_definition"),
                own.text("callerid"),
                own.text("latching").equals("1"));
    }

    private static ChunkInfo chunkInfo(RecordHeader header, ByteBuffer content) {
        ByteBuffer counts = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        long messages = 0;
        while (counts.remaining() >= 8) {
            counts.getInt();
            messages += counts.getInt() & 0xFFFFFFFFL;
        }
        return new ChunkInfo(messages, header.time("start_time"), header.time("end_time"));
    }

    boolean present() {
        return offset >= 0;
    }

    /** Whether it tells where chunks are; a bag may hold its messages outside of any. */
    boolean hasChunks() {
        return !chunks.isEmpty();
    }

    long offset() {
        return offset;
    }

    String encryptor() {
        return encryptor;
    }

    List<BagConnection> connections() {
        return connections;
    }

    ChunkInfo chunk(long position) {
        return chunks.getOrDefault(position, ChunkInfo.UNKNOWN);
    }

    /** Last time any chunk holds, 0 if none is known. */
    long lastNanos() {
        return chunks.values().stream().mapToLong(ChunkInfo::lastNanos).max().orElse(0);
    }

    /** Start of the next chunk behind this place, -1 if none is known. */
    long chunkAfter(long position) {
        Long next = chunks.higherKey(position);
        return next == null ? -1 : next;
    }
}

package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of a file's content while it is being opened; filled by {@link SummaryReader} or {@link LinearScan}. */
final class FileIndex {
    final SortedMap<Integer, McapRecord.Schema> schemas = new TreeMap<>();
    final SortedMap<Integer, McapRecord.Channel> channels = new TreeMap<>();
    final List<ChunkRef> chunks = new ArrayList<>();
    final List<McapRecord.Metadata> metadata = new ArrayList<>();
    final List<Segment> links = new ArrayList<>();
    final SortedMap<Integer, Long> messagesPerChannel = new TreeMap<>();
    final List<Gap> gaps = new ArrayList<>();

    /** Where schemas and channels stand between the chunks, of a file that was walked. */
    final List<Long> definitionOffsets = new ArrayList<>();

    /** Where the damage behind {@link #gaps} lies in the file. */
    final List<Long> damageOffsets = new ArrayList<>();

    long attachments;
    long firstLogTime;
    long lastLogTime;

    /** Whether a summary was used; then chunks have not been looked into yet. */
    boolean fromSummary;

    /** Whether that summary has a checksum, which holds. */
    boolean summaryChecked;

    /** Whether the file ends as the format demands. */
    boolean complete;

    /** Checksum of the data section, 0 if there is none, and where that section ends. */
    int dataCrc;

    long dataEnd;

    /** Takes in a schema or channel; the first definition of an id stays, as the format demands that all are the same. */
    void define(McapRecord definition) {
        if (definition instanceof McapRecord.Schema schema && schema.id() != 0) {
            schemas.putIfAbsent(schema.id(), detached(schema));
        } else if (definition instanceof McapRecord.Channel channel) {
            channels.putIfAbsent(channel.id(), channel);
        }
    }

    void span(long first, long last) {
        boolean empty = chunks.isEmpty();
        firstLogTime = empty ? first : Math.min(firstLogTime, first);
        lastLogTime = empty ? last : Math.max(lastLogTime, last);
    }

    /** The decoder hands out views of a window that moves on. */
    private static McapRecord.Schema detached(McapRecord.Schema schema) {
        byte[] content = new byte[schema.content().remaining()];
        schema.content().get(schema.content().position(), content);
        return new McapRecord.Schema(
                schema.id(),
                schema.name(),
                schema.encoding(),
                ByteBuffer.wrap(content).asReadOnlyBuffer());
    }
}

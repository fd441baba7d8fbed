package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What a writer remembers of a file for its summary section. */
final class SummaryBuilder {
    private final List<McapRecord.Schema> schemas = new ArrayList<>();
    private final List<McapRecord.Channel> channels = new ArrayList<>();
    private final List<McapRecord.ChunkIndex> chunks = new ArrayList<>();
    private final List<McapRecord.AttachmentIndex> attachments = new ArrayList<>();
    private final List<McapRecord.MetadataIndex> metadata = new ArrayList<>();
    private final SortedMap<Integer, Long> messagesPerChannel = new TreeMap<>();
    private long messages;
    private long firstLogTime;
    private long lastLogTime;

    McapRecord.Schema addSchema(String name, String encoding, byte[] content) {
        McapRecord.Schema schema =
                new McapRecord.Schema(nextId(schemas.size()), name, encoding, ByteBuffer.wrap(content));
        schemas.add(schema);
        return schema;
    }

    McapRecord.Channel addChannel(
            int schemaId, String topic, String messageEncoding, SortedMap<String, String> entries) {
        McapRecord.Channel channel =
                new McapRecord.Channel(nextId(channels.size()), schemaId, topic, messageEncoding, entries);
        channels.add(channel);
        return channel;
    }

    void addMetadata(McapRecord.MetadataIndex index) {
        metadata.add(index);
    }

    void addAttachment(McapRecord.AttachmentIndex index) {
        attachments.add(index);
    }

    /** @param endOfChunk first byte after the chunk record, where its message indexes begin */
    void addChunk(
            ChunkBuilder chunk,
            McapRecord.Chunk head,
            long chunkOffset,
            long endOfChunk,
            long packedSize,
            SortedMap<Integer, Long> messageIndexOffsets) {
        long indexLength = 0;
        for (ChunkBuilder.ChannelIndex entries : chunk.index().values()) {
            indexLength += Opcode.PREFIX_BYTES + 2 + 4 + 8L * entries.length();
        }
        long chunkLength = endOfChunk - chunkOffset;
        chunks.add(new McapRecord.ChunkIndex(
                head.firstLogTime(),
                head.lastLogTime(),
                chunkOffset,
                chunkLength,
                messageIndexOffsets,
                indexLength,
                head.compression(),
                packedSize,
                head.unpackedSize()));
        firstLogTime = messages == 0 ? head.firstLogTime() : Math.min(firstLogTime, head.firstLogTime());
        lastLogTime = messages == 0 ? head.lastLogTime() : Math.max(lastLogTime, head.lastLogTime());
        messages += chunk.messages();
        chunk.index()
                .forEach((channelId, entries) -> messagesPerChannel.merge(channelId, entries.length() / 2L, Long::sum));
    }

    McapRecord.Statistics statistics() {
        return new McapRecord.Statistics(
                messages,
                schemas.size(),
                channels.size(),
                attachments.size(),
                metadata.size(),
                chunks.size(),
                firstLogTime,
                lastLogTime,
                Collections.unmodifiableSortedMap(new TreeMap<>(messagesPerChannel)));
    }

    /** Summary, summary offsets and footer, for a summary section that starts at {@code start}. */
    void encode(RecordBytes out, long start) {
        List<McapRecord.SummaryOffset> groups = new ArrayList<>();
        int from = out.length();
        group(out, groups, Opcode.SCHEMA, start - from, () -> schemas.forEach(it -> RecordEncoder.schema(out, it)));
        group(out, groups, Opcode.CHANNEL, start - from, () -> channels.forEach(it -> RecordEncoder.channel(out, it)));
        group(out, groups, Opcode.STATISTICS, start - from, () -> RecordEncoder.statistics(out, statistics()));
        group(
                out,
                groups,
                Opcode.CHUNK_INDEX,
                start - from,
                () -> chunks.forEach(it -> RecordEncoder.chunkIndex(out, it)));
        group(
                out,
                groups,
                Opcode.ATTACHMENT_INDEX,
                start - from,
                () -> attachments.forEach(it -> RecordEncoder.attachmentIndex(out, it)));
        group(
                out,
                groups,
                Opcode.METADATA_INDEX,
                start - from,
                () -> metadata.forEach(it -> RecordEncoder.metadataIndex(out, it)));
        long offsetsStart = start - from + out.length();
        groups.forEach(it -> RecordEncoder.summaryOffset(out, it));
        RecordEncoder.footerBeforeCrc(out, start, offsetsStart);
        CRC32 crc = new CRC32();
        crc.update(out.array(), from, out.length() - from);
        out.u32((int) crc.getValue());
    }

    private static void group(
            RecordBytes out, List<McapRecord.SummaryOffset> groups, int opcode, long shift, Runnable encode) {
        int from = out.length();
        encode.run();
        if (out.length() > from) {
            groups.add(new McapRecord.SummaryOffset(opcode, shift + from, out.length() - from));
        }
    }

    /** Ids are 16-bit and not 0. */
    private static int nextId(int taken) {
        if (taken >= 0xFFFF) {
            throw new McapException("an MCAP file holds at most 65,535 schemas and as many channels");
        }
        return taken + 1;
    }
}

package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The byte form of each record, field by field as the format lists them. */
final class RecordEncoder {
    private RecordEncoder() {}

    static void header(RecordBytes out, McapRecord.Header header) {
        int mark = out.begin(Opcode.HEADER);
        out.text(header.profile());
        out.text(header.library());
        out.end(mark);
    }

    static void schema(RecordBytes out, McapRecord.Schema schema) {
        int mark = out.begin(Opcode.SCHEMA);
        out.u16(schema.id());
        out.text(schema.name());
        out.text(schema.encoding());
        out.u32(schema.content().remaining());
        out.bytes(schema.content());
        out.end(mark);
    }

    static void channel(RecordBytes out, McapRecord.Channel channel) {
        int mark = out.begin(Opcode.CHANNEL);
        out.u16(channel.id());
        out.u16(channel.schemaId());
        out.text(channel.topic());
        out.text(channel.messageEncoding());
        out.map(channel.metadata());
        out.end(mark);
    }

    static void message(
            RecordBytes out, int channelId, long sequence, long logTime, long publishTime, ByteBuffer payload) {
        out.message(channelId, (int) sequence, logTime, publishTime, payload);
    }

    /** Everything of a chunk record in front of its packed bytes; the record's length counts those too. */
    static void chunkHead(RecordBytes out, McapRecord.Chunk chunk, long packedSize) {
        out.u8(Opcode.CHUNK);
        byte[] compression = chunk.compression().getBytes(StandardCharsets.UTF_8);
        out.u64(8 + 8 + 8 + 4 + 4 + compression.length + 8 + packedSize);
        out.u64(chunk.firstLogTime());
        out.u64(chunk.lastLogTime());
        out.u64(chunk.unpackedSize());
        out.u32(chunk.unpackedCrc());
        out.text(chunk.compression());
        out.u64(packedSize);
    }

    static void messageIndex(RecordBytes out, int channelId, long[] timesAndOffsets, int count) {
        int mark = out.begin(Opcode.MESSAGE_INDEX);
        out.u16(channelId);
        out.u32(count * 8);
        out.u64s(timesAndOffsets, count);
        out.end(mark);
    }

    static void chunkIndex(RecordBytes out, McapRecord.ChunkIndex index) {
        int mark = out.begin(Opcode.CHUNK_INDEX);
        out.u64(index.firstLogTime());
        out.u64(index.lastLogTime());
        out.u64(index.chunkOffset());
        out.u64(index.chunkLength());
        out.u32(index.messageIndexOffsets().size() * 10);
        index.messageIndexOffsets().forEach((channel, offset) -> {
            out.u16(channel);
            out.u64(offset);
        });
        out.u64(index.messageIndexLength());
        out.text(index.compression());
        out.u64(index.packedSize());
        out.u64(index.unpackedSize());
        out.end(mark);
    }

    static void attachment(
            RecordBytes out, long logTime, long createTime, String name, String mediaType, ByteBuffer content) {
        int mark = out.begin(Opcode.ATTACHMENT);
        out.u64(logTime);
        out.u64(createTime);
        out.text(name);
        out.text(mediaType);
        out.u64(content.remaining());
        out.bytes(content);
        CRC32 crc = new CRC32();
        crc.update(out.array(), mark, out.length() - mark);
        out.u32((int) crc.getValue());
        out.end(mark);
    }

    static void attachmentIndex(RecordBytes out, McapRecord.AttachmentIndex index) {
        int mark = out.begin(Opcode.ATTACHMENT_INDEX);
        out.u64(index.offset());
        out.u64(index.length());
        out.u64(index.logTime());
        out.u64(index.createTime());
        out.u64(index.contentSize());
        out.text(index.name());
        out.text(index.mediaType());
        out.end(mark);
    }

    static void statistics(RecordBytes out, McapRecord.Statistics statistics) {
        int mark = out.begin(Opcode.STATISTICS);
        out.u64(statistics.messageCount());
        out.u16(statistics.schemaCount());
        out.u32((int) statistics.channelCount());
        out.u32((int) statistics.attachmentCount());
        out.u32((int) statistics.metadataCount());
        out.u32((int) statistics.chunkCount());
        out.u64(statistics.firstLogTime());
        out.u64(statistics.lastLogTime());
        out.u32(statistics.messagesPerChannel().size() * 10);
        statistics.messagesPerChannel().forEach((channel, count) -> {
            out.u16(channel);
            out.u64(count);
        });
        out.end(mark);
    }

    static void metadata(RecordBytes out, McapRecord.Metadata metadata) {
        int mark = out.begin(Opcode.METADATA);
        out.text(metadata.name());
        out.map(metadata.entries());
        out.end(mark);
    }

    static void metadataIndex(RecordBytes out, McapRecord.MetadataIndex index) {
        int mark = out.begin(Opcode.METADATA_INDEX);
        out.u64(index.offset());
        out.u64(index.length());
        out.text(index.name());
        out.end(mark);
    }

    static void summaryOffset(RecordBytes out, McapRecord.SummaryOffset offset) {
        int mark = out.begin(Opcode.SUMMARY_OFFSET);
        out.u8(offset.groupOpcode());
        out.u64(offset.groupStart());
        out.u64(offset.groupLength());
        out.end(mark);
    }

    static void dataEnd(RecordBytes out, McapRecord.DataEnd dataEnd) {
        int mark = out.begin(Opcode.DATA_END);
        out.u32(dataEnd.dataCrc());
        out.end(mark);
    }

    /** A footer up to its checksum, which covers these very bytes too and is appended by the caller. */
    static void footerBeforeCrc(RecordBytes out, long summaryStart, long summaryOffsetStart) {
        out.u8(Opcode.FOOTER);
        out.u64(Opcode.FOOTER_BYTES);
        out.u64(summaryStart);
        out.u64(summaryOffsetStart);
    }
}

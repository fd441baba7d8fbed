package org.robograde.agent.evidence.mcap;

import java.util.stream.LongStream;

/** Writes a decoded record again. */
final class Reencoding {
    private Reencoding() {}

    static void write(RecordBytes out, McapRecord decoded) {
        if (decoded instanceof McapRecord.Header it) {
            RecordEncoder.header(out, it);
        } else if (decoded instanceof McapRecord.Schema it) {
            RecordEncoder.schema(out, it);
        } else if (decoded instanceof McapRecord.Channel it) {
            RecordEncoder.channel(out, it);
        } else if (decoded instanceof McapRecord.Message it) {
            RecordEncoder.message(out, it.channelId(), it.sequence(), it.logTime(), it.publishTime(), it.payload());
        } else if (decoded instanceof McapRecord.Chunk it) {
            RecordEncoder.chunkHead(out, it, it.packed().remaining());
            out.bytes(it.packed());
        } else if (decoded instanceof McapRecord.MessageIndex it) {
            long[] entries = it.entries().stream()
                    .flatMapToLong(entry -> LongStream.of(entry.logTime(), entry.offset()))
                    .toArray();
            RecordEncoder.messageIndex(out, it.channelId(), entries, entries.length);
        } else if (decoded instanceof McapRecord.ChunkIndex it) {
            RecordEncoder.chunkIndex(out, it);
        } else if (decoded instanceof McapRecord.Attachment it) {
            RecordEncoder.attachment(out, it.logTime(), it.createTime(), it.name(), it.mediaType(), it.content());
        } else if (decoded instanceof McapRecord.AttachmentIndex it) {
            RecordEncoder.attachmentIndex(out, it);
        } else if (decoded instanceof McapRecord.Metadata it) {
            RecordEncoder.metadata(out, it);
        } else if (decoded instanceof McapRecord.MetadataIndex it) {
            RecordEncoder.metadataIndex(out, it);
        } else if (decoded instanceof McapRecord.Statistics it) {
            RecordEncoder.statistics(out, it);
        } else if (decoded instanceof McapRecord.SummaryOffset it) {
            RecordEncoder.summaryOffset(out, it);
        } else if (decoded instanceof McapRecord.DataEnd it) {
            RecordEncoder.dataEnd(out, it);
        } else if (decoded instanceof McapRecord.Footer it) {
            RecordEncoder.footerBeforeCrc(out, it.summaryStart(), it.summaryOffsetStart());
            out.u32(it.summaryCrc());
        } else {
            throw new AssertionError("no official file of this set holds a " + decoded);
        }
    }
}

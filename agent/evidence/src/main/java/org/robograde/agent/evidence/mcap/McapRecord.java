package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;

/** One record of an MCAP file. Unsigned 64-bit fields are held as their bits; times are nanoseconds of the file's own clock. */
public sealed interface McapRecord {

    record Header(String profile, String library) implements McapRecord {}

    /** Offsets are 0 where the section is absent; a checksum of 0 means none was made. */
    record Footer(long summaryStart, long summaryOffsetStart, int summaryCrc) implements McapRecord {}

    record Schema(int id, String name, String encoding, ByteBuffer content) implements McapRecord {}

    /** A schema id of 0 means the channel has none. */
    record Channel(int id, int schemaId, String topic, String messageEncoding, SortedMap<String, String> metadata)
            implements McapRecord {}

    record Message(int channelId, long sequence, long logTime, long publishTime, ByteBuffer payload)
            implements McapRecord {}

    /** A chunk before it is unpacked; {@code packed} is the compressed records. */
    record Chunk(
            long firstLogTime,
            long lastLogTime,
            long unpackedSize,
            int unpackedCrc,
            String compression,
            ByteBuffer packed)
            implements McapRecord {}

    /** Where a chunk's messages of one channel are: log time, and offset in the unpacked chunk. */
    record MessageIndex(int channelId, List<Entry> entries) implements McapRecord {
        public record Entry(long logTime, long offset) {}
    }

    record ChunkIndex(
            long firstLogTime,
            long lastLogTime,
            long chunkOffset,
            long chunkLength,
            SortedMap<Integer, Long> messageIndexOffsets,
            long messageIndexLength,
            String compression,
            long packedSize,
            long unpackedSize)
            implements McapRecord {}

    /** The checksum covers all fields before it; 0 means none was made. */
    record Attachment(
            long logTime, long createTime, String name, String mediaType, ByteBuffer content, int crc, boolean crcHolds)
            implements McapRecord {}

    record AttachmentIndex(
            long offset, long length, long logTime, long createTime, long contentSize, String name, String mediaType)
            implements McapRecord {}

    record Statistics(
            long messageCount,
            int schemaCount,
            long channelCount,
            long attachmentCount,
            long metadataCount,
            long chunkCount,
            long firstLogTime,
            long lastLogTime,
            SortedMap<Integer, Long> messagesPerChannel)
            implements McapRecord {}

    record Metadata(String name, SortedMap<String, String> entries) implements McapRecord {}

    record MetadataIndex(long offset, long length, String name) implements McapRecord {}

    record SummaryOffset(int groupOpcode, long groupStart, long groupLength) implements McapRecord {}

    record DataEnd(int dataCrc) implements McapRecord {}

    /** A record this reader does not know: the format may grow, and private opcodes are allowed. */
    record Unknown(int opcode, long length) implements McapRecord {}
}

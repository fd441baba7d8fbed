package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Records from their byte form. Every length is checked against the bytes that are there before anything is allocated;
 * bytes after the last known field are ignored, since the format may append fields.
 */
final class RecordDecoder {
    private RecordDecoder() {}

    /**
     * @param content the record's content from position to limit; slices of it are kept
     * @throws McapException if a field runs past the end
     */
    static McapRecord decode(int opcode, ByteBuffer content) {
        ByteBuffer in = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        long length = in.remaining();
        return switch (opcode) {
            case Opcode.HEADER -> new McapRecord.Header(text(in), text(in));
            case Opcode.FOOTER -> new McapRecord.Footer(u64(in), u64(in), u32(in));
            case Opcode.SCHEMA -> new McapRecord.Schema(u16(in), text(in), text(in), bytes(in, u32Length(in)));
            case Opcode.CHANNEL -> new McapRecord.Channel(u16(in), u16(in), text(in), text(in), texts(in));
            case Opcode.MESSAGE -> message(in);
            case Opcode.CHUNK ->
                new McapRecord.Chunk(u64(in), u64(in), u64(in), u32(in), text(in), bytes(in, u64Length(in)));
            case Opcode.MESSAGE_INDEX -> messageIndex(in);
            case Opcode.CHUNK_INDEX ->
                new McapRecord.ChunkIndex(
                        u64(in), u64(in), u64(in), u64(in), counts(in), u64(in), text(in), u64(in), u64(in));
            case Opcode.ATTACHMENT -> attachment(in);
            case Opcode.ATTACHMENT_INDEX ->
                new McapRecord.AttachmentIndex(u64(in), u64(in), u64(in), u64(in), u64(in), text(in), text(in));
            case Opcode.STATISTICS ->
                new McapRecord.Statistics(
                        u64(in),
                        u16(in),
                        u32(in) & 0xFFFFFFFFL,
                        u32(in) & 0xFFFFFFFFL,
                        u32(in) & 0xFFFFFFFFL,
                        u32(in) & 0xFFFFFFFFL,
                        u64(in),
                        u64(in),
                        counts(in));
            case Opcode.METADATA -> new McapRecord.Metadata(text(in), texts(in));
            case Opcode.METADATA_INDEX -> new McapRecord.MetadataIndex(u64(in), u64(in), text(in));
            case Opcode.SUMMARY_OFFSET -> new McapRecord.SummaryOffset(u8(in), u64(in), u64(in));
            case Opcode.DATA_END -> new McapRecord.DataEnd(u32(in));
            default -> new McapRecord.Unknown(opcode, length);
        };
    }

    private static McapRecord.Message message(ByteBuffer in) {
        return new McapRecord.Message(u16(in), u32(in) & 0xFFFFFFFFL, u64(in), u64(in), bytes(in, in.remaining()));
    }

    private static McapRecord.MessageIndex messageIndex(ByteBuffer in) {
        int channelId = u16(in);
        ByteBuffer list = bytes(in, u32Length(in));
        List<McapRecord.MessageIndex.Entry> entries = new ArrayList<>(list.remaining() / 16);
        while (list.hasRemaining()) {
            entries.add(new McapRecord.MessageIndex.Entry(u64(list), u64(list)));
        }
        return new McapRecord.MessageIndex(channelId, entries);
    }

    private static McapRecord.Attachment attachment(ByteBuffer in) {
        long logTime = u64(in);
        long createTime = u64(in);
        String name = text(in);
        String mediaType = text(in);
        ByteBuffer content = bytes(in, u64Length(in));
        CRC32 actual = new CRC32();
        actual.update(in.duplicate().position(0).limit(in.position()));
        int crc = u32(in);
        return new McapRecord.Attachment(
                logTime, createTime, name, mediaType, content, crc, crc == 0 || crc == (int) actual.getValue());
    }

    private static SortedMap<String, String> texts(ByteBuffer in) {
        ByteBuffer list = bytes(in, u32Length(in));
        SortedMap<String, String> entries = new TreeMap<>();
        while (list.hasRemaining()) {
            entries.put(text(list), text(list));
        }
        return Collections.unmodifiableSortedMap(entries);
    }

    private static SortedMap<Integer, Long> counts(ByteBuffer in) {
        ByteBuffer list = bytes(in, u32Length(in));
        SortedMap<Integer, Long> entries = new TreeMap<>();
        while (list.hasRemaining()) {
            entries.put(u16(list), u64(list));
        }
        return Collections.unmodifiableSortedMap(entries);
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(bytes(in, u32Length(in))).toString();
    }

    private static ByteBuffer bytes(ByteBuffer in, long count) {
        if (count < 0 || count > in.remaining()) {
            throw new McapException("a length of " + Long.toUnsignedString(count) + " runs past the record's end ("
                    + in.remaining() + " bytes left)");
        }
        ByteBuffer part = in.slice(in.position(), (int) count).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) count);
        return part;
    }

    private static long u32Length(ByteBuffer in) {
        return u32(in) & 0xFFFFFFFFL;
    }

    private static long u64Length(ByteBuffer in) {
        return u64(in);
    }

    private static int u8(ByteBuffer in) {
        need(in, 1);
        return in.get() & 0xFF;
    }

    private static int u16(ByteBuffer in) {
        need(in, 2);
        return in.getShort() & 0xFFFF;
    }

    private static int u32(ByteBuffer in) {
        need(in, 4);
        return in.getInt();
    }

    private static long u64(ByteBuffer in) {
        need(in, 8);
        return in.getLong();
    }

    private static void need(ByteBuffer in, int count) {
        if (in.remaining() < count) {
            throw new McapException(
                    "the record ends " + (count - in.remaining()) + " byte(s) before the end of a field");
        }
    }
}

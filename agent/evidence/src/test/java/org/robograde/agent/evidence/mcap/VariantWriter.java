package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes the content of a file in the form that one variant of the official set has, with this room's encoder: positions,
 * lengths, checksums, indexes, statistics and summary are all worked out here and taken from nowhere. The features are named
 * as in the files' names: {@code ch} chunks, {@code mx} message indexes, {@code st} statistics, {@code rsh} and {@code rch}
 * repeated schemas and channels, {@code ax}, {@code mdx} and {@code chx} indexes of attachments, metadata and chunks,
 * {@code sum} summary offsets, {@code pad} three more bytes at the end of records that may grow.
 */
final class VariantWriter {
    private static final byte[] PADDING = {1, (byte) 0xFF, (byte) 0xFF};

    /** Records that never grow, and those that the official set leaves as they are. */
    private static final Set<Integer> NEVER_PADDED =
            Set.of(Opcode.FOOTER, Opcode.MESSAGE, Opcode.CHUNK, Opcode.DATA_END);

    private final Set<String> features;
    private final RecordBytes out = new RecordBytes(1 << 12);
    private final ChunkBuilder chunk = new ChunkBuilder(1 << 20);
    private final List<McapRecord> content;
    private final List<McapRecord> indexes = new ArrayList<>();
    private final SortedMap<Integer, Long> counts = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last;

    private VariantWriter(Set<String> features, List<McapRecord> content) {
        this.features = features;
        this.content = content;
    }

    /** @param content header, schemas, channels, messages, attachments and metadata in order */
    static byte[] write(Set<String> features, List<McapRecord> content) {
        VariantWriter writer = new VariantWriter(features, content);
        writer.data();
        writer.summary();
        return java.util.Arrays.copyOf(writer.out.array(), writer.out.length());
    }

    private boolean has(String feature) {
        return features.contains(feature);
    }

    private void data() {
        magic();
        for (McapRecord it : content) {
            if (it instanceof McapRecord.Message message) {
                counts.merge(message.channelId(), 1L, Long::sum);
                first = Math.min(first, message.logTime());
                last = Math.max(last, message.logTime());
            }
            if (has("ch") && it instanceof McapRecord.Message message) {
                chunk.add(
                        message.channelId(),
                        message.sequence(),
                        message.logTime(),
                        message.publishTime(),
                        message.payload(),
                        0);
            } else if (has("ch") && (it instanceof McapRecord.Schema || it instanceof McapRecord.Channel)) {
                Reencoding.write(chunk.records(), it);
            } else {
                indexed(it);
            }
        }
        if (has("ch") && chunk.records().length() > 0) {
            chunk();
        }
        put(new McapRecord.DataEnd(crc(0)));
    }

    private void indexed(McapRecord it) {
        long offset = out.length();
        put(it);
        long length = out.length() - offset;
        if (it instanceof McapRecord.Attachment one && has("ax")) {
            indexes.add(new McapRecord.AttachmentIndex(
                    offset,
                    length,
                    one.logTime(),
                    one.createTime(),
                    one.content().remaining(),
                    one.name(),
                    one.mediaType()));
        } else if (it instanceof McapRecord.Metadata one && has("mdx")) {
            indexes.add(new McapRecord.MetadataIndex(offset, length, one.name()));
        }
    }

    private void chunk() {
        RecordBytes records = chunk.records();
        CRC32 crc = new CRC32();
        crc.update(records.array(), 0, records.length());
        long offset = out.length();
        put(new McapRecord.Chunk(
                chunk.firstLogTime(),
                chunk.lastLogTime(),
                records.length(),
                (int) crc.getValue(),
                "",
                ByteBuffer.wrap(records.array(), 0, records.length())));
        long end = out.length();
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        if (has("mx")) {
            chunk.index().forEach((channel, entries) -> {
                offsets.put(channel, (long) out.length());
                int from = out.length();
                RecordEncoder.messageIndex(out, channel, entries.timesAndOffsets(), entries.length());
                pad(from, Opcode.MESSAGE_INDEX);
            });
        }
        if (has("chx")) {
            indexes.add(new McapRecord.ChunkIndex(
                    chunk.firstLogTime(),
                    chunk.lastLogTime(),
                    offset,
                    end - offset,
                    offsets,
                    out.length() - end,
                    "",
                    records.length(),
                    records.length()));
        }
    }

    private void summary() {
        int start = out.length();
        List<McapRecord.SummaryOffset> groups = new ArrayList<>();
        group(groups, Opcode.SCHEMA, has("rsh") ? only(McapRecord.Schema.class) : List.of());
        group(groups, Opcode.CHANNEL, has("rch") ? only(McapRecord.Channel.class) : List.of());
        group(groups, Opcode.STATISTICS, has("st") ? List.of(statistics()) : List.of());
        int opcode = indexes.isEmpty()
                ? 0
                : indexes.get(0) instanceof McapRecord.ChunkIndex
                        ? Opcode.CHUNK_INDEX
                        : indexes.get(0) instanceof McapRecord.AttachmentIndex
                                ? Opcode.ATTACHMENT_INDEX
                                : Opcode.METADATA_INDEX;
        group(groups, opcode, indexes);
        boolean empty = out.length() == start;
        int offsets = out.length();
        if (has("sum")) {
            groups.forEach(this::put);
        }
        RecordEncoder.footerBeforeCrc(out, empty ? 0 : start, has("sum") ? offsets : 0);
        out.u32(crc(start));
        magic();
    }

    private List<McapRecord> only(Class<? extends McapRecord> kind) {
        return content.stream().filter(kind::isInstance).toList();
    }

    private McapRecord statistics() {
        return new McapRecord.Statistics(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                only(McapRecord.Schema.class).size(),
                only(McapRecord.Channel.class).size(),
                only(McapRecord.Attachment.class).size(),
                only(McapRecord.Metadata.class).size(),
                has("ch") ? 1 : 0,
                counts.isEmpty() ? 0 : first,
                last,
                counts);
    }

    private void group(List<McapRecord.SummaryOffset> groups, int opcode, List<? extends McapRecord> entries) {
        int start = out.length();
        entries.forEach(this::put);
        if (out.length() > start) {
            groups.add(new McapRecord.SummaryOffset(opcode, start, out.length() - start));
        }
    }

    private void put(McapRecord it) {
        int from = out.length();
        Reencoding.write(out, it);
        pad(from, out.array()[from]);
    }

    private void pad(int from, int opcode) {
        if (has("pad") && !NEVER_PADDED.contains(opcode)) {
            out.bytes(PADDING, 0, PADDING.length);
            out.end(from + Opcode.PREFIX_BYTES);
        }
    }

    private int crc(int from) {
        CRC32 crc = new CRC32();
        crc.update(out.array(), from, out.length() - from);
        return (int) crc.getValue();
    }

    private void magic() {
        byte[] magic = Opcode.magic();
        out.bytes(magic, 0, magic.length);
    }
}

package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Opens a file by its summary section, without reading the data. */
final class SummaryReader {
    private static final int TAIL = Opcode.PREFIX_BYTES + Opcode.FOOTER_BYTES + 8;

    private final FileBytes file;
    private final FileIndex index = new FileIndex();
    private final List<McapRecord.ChunkIndex> chunks = new ArrayList<>();
    private final List<McapRecord.MetadataIndex> metadata = new ArrayList<>();
    private Optional<McapRecord.Statistics> statistics = Optional.empty();
    private boolean checked;
    private boolean complete;

    private SummaryReader(FileBytes file) {
        this.file = file;
    }

    static SummaryReader of(FileBytes file) throws IOException {
        SummaryReader reader = new SummaryReader(file);
        try {
            reader.complete = reader.read();
        } catch (McapException e) {
            // Not lost: the scan from the start finds what is there and states what is damaged.
            reader.complete = false;
        }
        return reader;
    }

    /** Empty if the file has no summary that is whole and tells where every message is; then it must be read through. */
    Optional<FileIndex> index() {
        return complete ? Optional.of(index) : Optional.empty();
    }

    /** Messages per channel as the summary counts them, if its checksum shows that this is what was once written. */
    Optional<SortedMap<Integer, Long>> counted() {
        return checked ? statistics.map(McapRecord.Statistics::messagesPerChannel) : Optional.empty();
    }

    private boolean read() throws IOException {
        if (file.size() < 8 + TAIL) {
            return false;
        }
        long footerOffset = file.size() - TAIL;
        ByteBuffer tail = file.view(footerOffset, TAIL);
        byte[] magic = new byte[8];
        tail.get(TAIL - 8, magic);
        if (!Arrays.equals(magic, Opcode.magic())
                || tail.get(0) != Opcode.FOOTER
                || tail.getLong(1) != Opcode.FOOTER_BYTES) {
            return false;
        }
        long start = tail.getLong(Opcode.PREFIX_BYTES);
        int crc = tail.getInt(Opcode.PREFIX_BYTES + 16);
        if (start < 8 + Opcode.PREFIX_BYTES + Integer.BYTES
                || start > footerOffset
                || (crc != 0 && crc != crcFrom(start))) {
            return false;
        }
        decode(start, footerOffset);
        checked = crc != 0;
        return accountsForAll(start);
    }

    /** Covers the summary up to the footer's own checksum field. */
    private int crcFrom(long start) throws IOException {
        CRC32 crc = new CRC32();
        long end = file.size() - 8 - 4;
        for (long at = start; at < end; ) {
            int step = (int) Math.min(end - at, 1 << 18);
            crc.update(file.view(at, step));
            at += step;
        }
        return (int) crc.getValue();
    }

    private void decode(long start, long end) throws IOException {
        for (long at = start; at < end; ) {
            ByteBuffer prefix = file.view(at, Math.min(Opcode.PREFIX_BYTES, end - at));
            if (prefix.remaining() < Opcode.PREFIX_BYTES) {
                throw new McapException("the summary is cut");
            }
            int opcode = prefix.get() & 0xFF;
            long length = prefix.getLong();
            if (length < 0 || length > end - at - Opcode.PREFIX_BYTES) {
                throw new McapException("a record of the summary is longer than the summary");
            }
            take(RecordDecoder.decode(opcode, file.view(at + Opcode.PREFIX_BYTES, length)));
            at += Opcode.PREFIX_BYTES + length;
        }
    }

    private void take(McapRecord entry) {
        index.define(entry);
        if (entry instanceof McapRecord.ChunkIndex chunk) {
            chunks.add(chunk);
        } else if (entry instanceof McapRecord.MetadataIndex one) {
            metadata.add(one);
        } else if (entry instanceof McapRecord.Statistics one) {
            statistics = Optional.of(one);
        }
    }

    /** A summary is enough only if it accounts for every chunk and message of the file. */
    private boolean accountsForAll(long summaryStart) throws IOException {
        if (statistics.isEmpty()) {
            return false;
        }
        McapRecord.Statistics all = statistics.get();
        long counted = all.messagesPerChannel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (all.chunkCount() != chunks.size()
                || (all.messageCount() > 0 && chunks.isEmpty())
                || counted != all.messageCount()
                || !index.channels.keySet().containsAll(all.messagesPerChannel().keySet())) {
            return false;
        }
        chunks.sort(Comparator.comparingLong(McapRecord.ChunkIndex::chunkOffset));
        if (!ChunkAccount.holds(file, chunks, summaryStart, all.messagesPerChannel())) {
            return false;
        }
        for (McapRecord.ChunkIndex chunk : chunks) {
            index.chunks.add(new ChunkRef(
                    index.chunks.size() + 1,
                    chunk.chunkOffset(),
                    chunk.chunkLength(),
                    false,
                    chunk.firstLogTime(),
                    chunk.lastLogTime(),
                    chunk.messageIndexOffsets()));
        }
        index.messagesPerChannel.putAll(new TreeMap<>(all.messagesPerChannel()));
        index.firstLogTime = all.firstLogTime();
        index.lastLogTime = all.lastLogTime();
        index.attachments = all.attachmentCount();
        index.fromSummary = true;
        index.summaryChecked = checked;
        readDataEnd(summaryStart);
        index.complete = true;
        readMetadata();
        return true;
    }

    /** The record right before the summary, if it is the one that has the data section's checksum. */
    private void readDataEnd(long summaryStart) throws IOException {
        long at = summaryStart - Opcode.PREFIX_BYTES - Integer.BYTES;
        ByteBuffer record = file.view(at, Opcode.PREFIX_BYTES + Integer.BYTES);
        if (record.get(0) == Opcode.DATA_END && record.getLong(1) == Integer.BYTES) {
            index.dataCrc = record.getInt(Opcode.PREFIX_BYTES);
            index.dataEnd = at;
        }
    }

    private void readMetadata() throws IOException {
        for (McapRecord.MetadataIndex one : metadata) {
            if (!one.name().equals(McapWriter.CHAIN) && one.length() > Opcode.PREFIX_BYTES) {
                ByteBuffer content = file.view(one.offset() + Opcode.PREFIX_BYTES, one.length() - Opcode.PREFIX_BYTES);
                index.metadata.add((McapRecord.Metadata) RecordDecoder.decode(Opcode.METADATA, content));
            }
        }
    }
}

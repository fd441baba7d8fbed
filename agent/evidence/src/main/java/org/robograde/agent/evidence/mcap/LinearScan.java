package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Opens a file by walking over it from its start: one without a summary, cut by a crash, or damaged. Every chunk is
 * unpacked and checked once. Where a record's length cannot be true, the walk goes on at the next thing that looks like a
 * whole chunk record.
 */
final class LinearScan {
    /** Bare message records are gathered into runs of about this size. */
    private static final int RUN_BYTES = 4 << 20;

    private final FileBytes file;
    private final FileIndex index = new FileIndex();
    private final List<Integer> openGaps = new ArrayList<>();
    private long runStart = -1;
    private long at = 8;

    private LinearScan(FileBytes file) {
        this.file = file;
    }

    static FileIndex of(FileBytes file) throws IOException {
        LinearScan scan = new LinearScan(file);
        while (scan.step()) {
            // each step takes one record or skips one stretch of damage
        }
        scan.endRun(scan.at);
        DoubtfulRuns.drop(file, scan.index);
        scan.closeGaps(scan.index.lastLogTime, scan.index.lastLogTime);
        scan.stateUndefinedChannels();
        if (!scan.index.complete) {
            scan.gap(
                    scan.beforeTheEnd(),
                    scan.index.lastLogTime,
                    "the file ends at byte " + file.size() + " without its index: it was cut or never finished",
                    "structure of the file");
        }
        return scan.index;
    }

    /** Returns false at the end of the data. */
    private boolean step() throws IOException {
        long left = file.size() - at;
        if (left < Opcode.PREFIX_BYTES) {
            return false;
        }
        ByteBuffer prefix = file.view(at, Opcode.PREFIX_BYTES);
        int opcode = prefix.get() & 0xFF;
        long length = prefix.getLong();
        if (opcode == 0 || length < 0 || length > left - Opcode.PREFIX_BYTES) {
            return skipDamage("a record at byte " + at + " has a length that cannot be");
        }
        long next = at + Opcode.PREFIX_BYTES + length;
        if (opcode == Opcode.MESSAGE) {
            runStart = runStart < 0 ? at : runStart;
            at = next;
            if (next - runStart >= RUN_BYTES) {
                endRun(next);
            }
            return true;
        }
        endRun(at);
        if (opcode == Opcode.CHUNK) {
            if (!ChunkFinder.plausible(file, at)) {
                return skipDamage("the chunk record at byte " + at + " contradicts itself");
            }
            take(at, next - at, false);
        } else if (length <= FileBytes.STRETCH_MAX) {
            try {
                if (!take(opcode, length)) {
                    return false;
                }
            } catch (McapException e) {
                index.damageOffsets.add(at);
                openGap("a record at byte " + at + ": " + e.getMessage(), "structure of the file");
            }
        }
        at = next;
        return true;
    }

    /** Takes a record that is neither chunk nor message; false if the data section ends with it. */
    private boolean take(int opcode, long length) throws IOException {
        switch (opcode) {
            case Opcode.SCHEMA, Opcode.CHANNEL -> {
                index.definitionOffsets.add(at);
                index.define(decode(opcode, length));
            }
            case Opcode.METADATA -> {
                McapRecord.Metadata metadata = (McapRecord.Metadata) decode(opcode, length);
                if (metadata.name().equals(McapWriter.CHAIN)) {
                    ChainLink.parse(metadata.entries()).ifPresent(index.links::add);
                } else {
                    index.metadata.add(metadata);
                }
            }
            case Opcode.ATTACHMENT -> index.attachments++;
            case Opcode.DATA_END -> {
                requireEnd(FileEnd.summaryFollows(file, at + Opcode.PREFIX_BYTES + length), "an end of data");
                index.dataCrc = ((McapRecord.DataEnd) decode(opcode, length)).dataCrc();
                index.dataEnd = at;
                index.complete = true;
                return false;
            }
            case Opcode.FOOTER -> {
                requireEnd(FileEnd.isFooter(file, at, length), "a footer");
                index.complete = true;
                return false;
            }
            default -> {
                // indexes and records of later versions say nothing about messages
            }
        }
        return true;
    }

    /** One turned bit makes another record look like these, and everything behind it would be missing unnoticed. */
    private static void requireEnd(boolean holds, String what) {
        if (!holds) {
            throw new McapException(what + " stands where the file does not end");
        }
    }

    private McapRecord decode(int opcode, long length) throws IOException {
        return RecordDecoder.decode(opcode, file.view(at + Opcode.PREFIX_BYTES, length));
    }

    private void endRun(long end) throws IOException {
        if (runStart >= 0) {
            long from = runStart;
            runStart = -1;
            take(from, end - from, true);
        }
    }

    private void take(long offset, long length, boolean run) throws IOException {
        ChunkRef found = new ChunkRef(index.chunks.size() + 1, offset, length, run, 0, 0, new TreeMap<>());
        try {
            LoadedChunk chunk = LoadedChunk.load(file, found, index::define);
            if (chunk.count() == 0) {
                return;
            }
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            TreeMap<Integer, Long> channels = new TreeMap<>();
            for (int i = 0; i < chunk.count(); i++) {
                first = Math.min(first, chunk.logTime(i));
                last = Math.max(last, chunk.logTime(i));
                index.messagesPerChannel.merge(chunk.channelId(i), 1L, Long::sum);
                channels.put(chunk.channelId(i), 0L);
            }
            closeGaps(first, last);
            index.span(first, last);
            index.chunks.add(new ChunkRef(found.number(), offset, length, run, first, last, channels));
        } catch (McapException e) {
            index.damageOffsets.add(offset);
            Gap gap = DamagedChunk.describe(file, found, offset + length, e);
            if (gap.lostPerChannel().isEmpty()) {
                openGap(gap.reason(), gap.knownBy());
            } else {
                gap(gap.lostPerChannel(), gap.fromNanos(), gap.toNanos(), gap.reason(), gap.knownBy());
            }
        }
    }

    private boolean skipDamage(String what) throws IOException {
        endRun(at);
        index.damageOffsets.add(at);
        long next = ChunkFinder.next(file, at + 1);
        if (next < 0) {
            // Nothing readable follows; whether the file is cut here is stated once, at the end.
            return false;
        }
        openGap(what + "; reading went on at byte " + next, "structure of the file");
        at = next;
        return true;
    }

    private void stateUndefinedChannels() {
        for (Map.Entry<Integer, Long> entry : new TreeMap<>(index.messagesPerChannel).entrySet()) {
            if (!index.channels.containsKey(entry.getKey())) {
                index.messagesPerChannel.remove(entry.getKey());
                gap(
                        index.firstLogTime,
                        index.lastLogTime,
                        entry.getValue() + " messages are on channel " + entry.getKey()
                                + ", which the file never defines",
                        "structure of the file");
            }
        }
    }

    /** Damage that does not say its time; it lies between its neighbours. */
    private void openGap(String reason, String knownBy) {
        openGaps.add(index.gaps.size());
        gap(beforeTheEnd(), index.lastLogTime, reason, knownBy);
    }

    /** The next chunk that can be read has come, or the end of the file. */
    private void closeGaps(long first, long last) {
        for (int i : openGaps) {
            Gap gap = index.gaps.get(i);
            long from = index.chunks.isEmpty() ? first : gap.fromNanos();
            index.gaps.set(i, new Gap(Map.of(), from, Math.max(from, last), gap.reason(), gap.knownBy()));
        }
        openGaps.clear();
    }

    /** From when on messages may be missing behind the last chunk: chunks overlap, as each is open for a while. */
    private long beforeTheEnd() {
        if (index.chunks.isEmpty()) {
            return index.lastLogTime;
        }
        ChunkRef before = index.chunks.get(index.chunks.size() - 1);
        long from = Math.min(before.firstLogTime(), before.lastLogTime() - McapFile.UNWRITTEN_NANOS);
        return Math.max(index.firstLogTime, from);
    }

    private void gap(long from, long to, String reason, String knownBy) {
        gap(Map.of(), from, to, reason, knownBy);
    }

    private void gap(Map<Integer, Long> lost, long from, long to, String reason, String knownBy) {
        index.gaps.add(new Gap(lost, from, to, reason, knownBy));
    }
}

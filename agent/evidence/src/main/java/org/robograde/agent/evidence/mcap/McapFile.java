package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An MCAP file opened for reading: by its summary where that is whole, else by walking over it. Holds no open handle;
 * each {@link #messages} opens its own, so that threads may read side by side.
 */
public final class McapFile {
    /** How long what a recorder has received may be in no chunk of its file yet, nanoseconds. */
    public static final long UNWRITTEN_NANOS = 250_000_000L;

    private final Path path;
    private final FileIndex index;

    private McapFile(Path path, FileIndex index) {
        this.path = path;
        this.index = index;
    }

    /** @throws McapException if the file does not start as an MCAP file; everything else is a {@link Gap} */
    public static McapFile open(Path path) throws IOException {
        try (FileBytes file = new FileBytes(path)) {
            if (file.size() == 0) {
                throw new McapException("it is empty");
            }
            byte[] magic = file.copy(0, Math.min(8, file.size()));
            boolean magicHolds = Arrays.equals(magic, Opcode.magic());
            if (!magicHolds && !HeaderCheck.startsWithHeader(file)) {
                throw new McapException("it does not start as an MCAP file does");
            }
            SummaryReader summary = SummaryReader.of(file);
            FileIndex index = summary.index().isPresent() ? summary.index().get() : walked(file, summary);
            if (!magicHolds) {
                index.gaps.add(new Gap(
                        Map.of(),
                        index.firstLogTime,
                        index.lastLogTime,
                        "the first 8 bytes are not those of an MCAP file",
                        "magic bytes"));
            }
            return new McapFile(path, index);
        }
    }

    /** A summary that does not account for the file is not used, but what it counted is held against what is there. */
    private static FileIndex walked(FileBytes file, SummaryReader summary) throws IOException {
        FileIndex index = LinearScan.of(file);
        summary.counted()
                .ifPresent(counted -> index.gaps.addAll(StatedCounts.differences(
                        counted, index.messagesPerChannel, index.gaps, index.firstLogTime, index.lastLogTime)));
        return index;
    }

    public SortedMap<Integer, McapRecord.Schema> schemas() {
        return Collections.unmodifiableSortedMap(index.schemas);
    }

    public SortedMap<Integer, McapRecord.Channel> channels() {
        return Collections.unmodifiableSortedMap(index.channels);
    }

    /** All metadata records but the links of the hash chain. */
    public List<McapRecord.Metadata> metadata() {
        return List.copyOf(index.metadata);
    }

    /** Attachments in the data section, as the summary states or as met while walking. */
    public long attachmentCount() {
        return index.attachments;
    }

    /** Messages per channel id: as the summary states, or as found where there is none. */
    public SortedMap<Integer, Long> messagesPerChannel() {
        return Collections.unmodifiableSortedMap(index.messagesPerChannel);
    }

    /** Earliest log time, 0 if there is no message. */
    public long firstLogTime() {
        return index.firstLogTime;
    }

    public long lastLogTime() {
        return index.lastLogTime;
    }

    public int chunkCount() {
        return index.chunks.size();
    }

    /** The chunks that hold messages of these channels between two log times, as far as the index tells, in the file's order. */
    public List<ChunkPlace> chunksWith(Set<Integer> channelIds, long fromNanos, long toNanos) {
        return index.chunks.stream()
                .filter(c -> c.firstLogTime() <= toNanos && c.lastLogTime() >= fromNanos)
                .filter(c -> c.mayHold(Optional.of(channelIds)))
                .map(c -> new ChunkPlace(c.number(), c.offset(), c.length(), c.firstLogTime(), c.lastLogTime()))
                .toList();
    }

    /** Whether the summary was whole and used. */
    public boolean indexed() {
        return index.fromSummary;
    }

    /** Links of the hash chain met while walking; empty for a file opened by its summary. */
    public List<Segment> links() {
        return List.copyOf(index.links);
    }

    /** Everything that cannot be read or is not what was written, as far as checksums tell. Reads every byte of the data. */
    public List<Gap> gaps() throws IOException {
        List<Gap> gaps = new ArrayList<>(index.gaps);
        try (FileBytes file = new FileBytes(path)) {
            gaps.addAll(unreadable(file, Optional.empty()));
            gaps.addAll(new Integrity(file, index).gaps(gaps));
        }
        return gaps;
    }

    /**
     * As {@link #gaps}, as far as these channels are concerned and their chunks' own checksums tell: reads no other chunk, and asks
     * no hash chain.
     */
    public List<Gap> gapsOf(Set<Integer> channelIds) throws IOException {
        List<Gap> gaps = new ArrayList<>(index.gaps);
        try (FileBytes file = new FileBytes(path)) {
            gaps.addAll(unreadable(file, Optional.of(channelIds)));
        }
        return gaps;
    }

    /** A walk over the file has found it already. */
    private List<Gap> unreadable(FileBytes file, Optional<Set<Integer>> wanted) throws IOException {
        if (!index.fromSummary) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        SortedMap<Integer, Long> found = new TreeMap<>();
        for (ChunkRef chunk : index.chunks) {
            if (chunk.mayHold(wanted)) {
                check(file, chunk, found).ifPresent(gaps::add);
            }
        }
        SortedMap<Integer, Long> stated = new TreeMap<>(index.messagesPerChannel);
        wanted.ifPresent(channels -> {
            stated.keySet().retainAll(channels);
            found.keySet().retainAll(channels);
        });
        List<Gap> known = new ArrayList<>(index.gaps);
        known.addAll(gaps);
        List<Gap> differences = StatedCounts.differences(stated, found, known, index.firstLogTime, index.lastLogTime);
        differences.stream()
                .filter(gap -> wanted.isEmpty()
                        || wanted.get().containsAll(gap.lostPerChannel().keySet()))
                .forEach(gaps::add);
        return gaps;
    }

    /** What nothing in the file would show a change of: one sentence each, none for a file with all checksums. */
    public List<String> unchecked() throws IOException {
        try (FileBytes file = new FileBytes(path)) {
            return new Integrity(file, index).unchecked();
        }
    }

    /** @param channelIds the channels wanted, empty for all */
    public MessageCursor messages(Optional<Set<Integer>> channelIds) throws IOException {
        return new MessageCursor(path, index, channelIds, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * As {@link #messages}, reading only the chunks that hold something between two log times. Messages of those chunks that lie outside of the span
     * come too.
     */
    public MessageCursor messagesAbout(Set<Integer> channelIds, long fromNanos, long toNanos) throws IOException {
        return new MessageCursor(path, index, Optional.of(channelIds), fromNanos, toNanos);
    }

    private static Optional<Gap> check(FileBytes file, ChunkRef ref, SortedMap<Integer, Long> found)
            throws IOException {
        try {
            LoadedChunk chunk = LoadedChunk.load(file, ref, definition -> {});
            boolean asListed = true;
            long first = ref.firstLogTime();
            long last = ref.lastLogTime();
            for (int i = 0; i < chunk.count(); i++) {
                found.merge(chunk.channelId(i), 1L, Long::sum);
                first = Math.min(first, chunk.logTime(i));
                last = Math.max(last, chunk.logTime(i));
                asListed &= ref.mayHold(Optional.of(Set.of(chunk.channelId(i))));
            }
            return asListed && first == ref.firstLogTime() && last == ref.lastLogTime()
                    ? Optional.empty()
                    : Optional.of(new Gap(
                            Map.of(),
                            first,
                            last,
                            ref.describe() + " holds other times or channels than the summary says; its messages may be"
                                    + " read out of order or not at all",
                            "index of chunks in the summary"));
        } catch (McapException e) {
            return Optional.of(DamagedChunk.describe(file, ref, ref.offset() + ref.length(), e));
        }
    }
}

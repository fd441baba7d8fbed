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
import java.util.zip.CRC32;

/**
 * An MCAP file opened for reading: by its summary where that is whole, else by walking over it. Holds no open handle;
 * each {@link #messages} opens its own, so that threads may read side by side.
 */
public final class McapFile {
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
            Optional<FileIndex> summary = SummaryReader.read(file);
            FileIndex index = summary.isPresent() ? summary.get() : LinearScan.of(file);
            if (!magicHolds) {
                index.gaps.add(
                        new Gap(Map.of(), 0, 0, "the first 8 bytes are not those of an MCAP file", "magic bytes"));
            }
            return new McapFile(path, index);
        }
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

    /** Whether the summary was whole and used. */
    public boolean indexed() {
        return index.fromSummary;
    }

    /** Links of the hash chain met while walking; empty for a file opened by its summary. */
    public List<Segment> links() {
        return List.copyOf(index.links);
    }

    /** Everything that cannot be read. Reads and checks every chunk of a file that was opened by its summary. */
    public List<Gap> gaps() throws IOException {
        List<Gap> gaps = new ArrayList<>(index.gaps);
        try (FileBytes file = new FileBytes(path)) {
            if (index.fromSummary) {
                for (ChunkRef chunk : index.chunks) {
                    check(file, chunk).ifPresent(gaps::add);
                }
            } else if (index.dataCrc != 0 && index.chunks.stream().anyMatch(ChunkRef::run)) {
                // Bare records have no checksum of their own; only the one over the whole data section tells.
                checkData(file).ifPresent(gaps::add);
            }
        }
        return gaps;
    }

    /** @param channelIds the channels wanted, empty for all */
    public MessageCursor messages(Optional<Set<Integer>> channelIds) throws IOException {
        return new MessageCursor(path, index, channelIds);
    }

    private static Optional<Gap> check(FileBytes file, ChunkRef chunk) throws IOException {
        try {
            LoadedChunk.load(file, chunk, definition -> {});
            return Optional.empty();
        } catch (McapException e) {
            return Optional.of(DamagedChunk.describe(file, chunk, chunk.offset() + chunk.length(), e));
        }
    }

    private Optional<Gap> checkData(FileBytes file) throws IOException {
        CRC32 crc = new CRC32();
        for (long at = 0; at < index.dataEnd; ) {
            int step = (int) Math.min(index.dataEnd - at, 1 << 18);
            crc.update(file.view(at, step));
            at += step;
        }
        return (int) crc.getValue() == index.dataCrc
                ? Optional.empty()
                : Optional.of(new Gap(
                        Map.of(),
                        index.firstLogTime,
                        index.lastLogTime,
                        "the checksum of the data section does not hold; which messages changed is not known",
                        "checksum of the data section"));
    }
}

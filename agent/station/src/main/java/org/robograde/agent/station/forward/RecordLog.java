package org.robograde.agent.station.forward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Records in a folder, spread over several files, so that the oldest can be given up while others are still needed. Not thread-safe; one process at a
 * time.
 */
final class RecordLog implements AutoCloseable {
    private static final String SEGMENT = "records-";

    private final Path folder;
    private final long segmentBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();

    /** One of the files; the newest is appended to. */
    private static final class Segment {
        private final RecordFile file;
        private long last;

        Segment(RecordFile file) {
            this.file = file;
        }
    }

    /**
     * Where a record lies.
     *
     * @param seenNanos as {@link StoredRecord#seenNanos}
     */
    record Place(long sequence, RecordFile file, long at, int size, long seenNanos) {
        StoredRecord read() throws IOException {
            try {
                return file.read(at);
            } catch (StoredRecord.MalformedException e) {
                throw new IOException(file.path() + " is damaged: " + e.getMessage(), e);
            }
        }
    }

    private RecordLog(Path folder, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    /**
     * @param segmentBytes after which another file is begun
     * @param nextSequence names the first file where there is none
     * @param found told of every record that is there, in order
     */
    static RecordLog open(Path folder, long segmentBytes, long nextSequence, Consumer<Place> found) throws IOException {
        RecordLog log = new RecordLog(folder, segmentBytes);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(
                            each -> String.valueOf(each.getFileName()).startsWith(SEGMENT))
                    .sorted()
                    .toList()) {
                log.add(path, found);
            }
            if (log.segments.isEmpty()) {
                log.add(log.path(nextSequence), found);
            }
        } catch (IOException e) {
            log.close();
            throw e;
        }
        return log;
    }

    /** Named after the first record in it, so that their names sort as their records do. */
    private Path path(long firstSequence) {
        return folder.resolve(String.format(Locale.ROOT, "%s%019d", SEGMENT, firstSequence));
    }

    private void add(Path path, Consumer<Place> found) throws IOException {
        Segment segment = new Segment(RecordFile.open(path));
        segments.addLast(segment);
        segment.file.scan((at, record) -> {
            segment.last = record.sequence();
            found.accept(new Place(record.sequence(), segment.file, at, record.size(), record.seenNanos()));
        });
    }

    /** All of them, on disk when this returns, or none. */
    List<Place> append(List<StoredRecord> records) throws IOException {
        long size = records.stream().mapToLong(StoredRecord::size).sum();
        long filled = segments.getLast().file.size();
        if (filled > 0 && filled + size > segmentBytes) {
            add(path(records.get(0).sequence()), place -> {});
        }
        Segment newest = segments.getLast();
        long at = newest.file.append(records);
        newest.file.force();
        List<Place> places = new ArrayList<>();
        for (StoredRecord record : records) {
            places.add(new Place(record.sequence(), newest.file, at, record.size(), record.seenNanos()));
            at += record.size();
            newest.last = record.sequence();
        }
        return places;
    }

    /** Whether files hold nothing but records up to here. */
    boolean canGiveUp(long sequence) {
        Segment oldest = segments.getFirst();
        return oldest.last <= sequence && (segments.size() > 1 || oldest.file.size() >= segmentBytes / 2);
    }

    /** Files that hold nothing but records up to here are given up, and their room with them. */
    void giveUp(long sequence) throws IOException {
        while (segments.size() > 1 && segments.getFirst().last <= sequence) {
            RecordFile file = segments.removeFirst().file;
            file.close();
            Files.delete(file.path());
        }
        Segment oldest = segments.getFirst();
        if (segments.size() == 1 && oldest.last <= sequence) {
            oldest.file.clear();
        }
    }

    /** Bytes on disk. */
    long size() {
        return segments.stream().mapToLong(each -> each.file.size()).sum();
    }

    @Override
    public void close() throws IOException {
        for (Segment each : segments) {
            each.file.close();
        }
    }
}

package org.robograde.agent.station.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.robograde.robots.messages.RawMessage;

/**
 * What the main station does not have yet, on this station's disk. A record is there when {@link #append} has returned, whatever happens to the
 * process after that, and until it is acknowledged. One that does not fit is counted, and the count goes the same way as the records. Thread-safe.
 */
public final class Outbox implements AutoCloseable {
    private static final long SEGMENT_BYTES_MAX = 4 << 20;

    private final Path acknowledgedFile;
    private final String epoch;
    private final long bytesMax;
    private final RecordLog log;
    private final Deque<RecordLog.Place> pending = new ArrayDeque<>();
    private long acknowledged;
    private long last;
    private long refused;
    private long refusedEver;

    private Outbox(Path folder, String epoch, long acknowledged, long bytesMax) throws IOException {
        acknowledgedFile = folder.resolve("acknowledged");
        this.epoch = epoch;
        this.acknowledged = acknowledged;
        this.bytesMax = bytesMax;
        last = acknowledged;
        log = RecordLog.open(folder, Math.min(SEGMENT_BYTES_MAX, bytesMax / 4), acknowledged + 1, place -> {
            last = Math.max(last, place.sequence());
            if (place.sequence() > acknowledged) {
                pending.addLast(place);
            }
        });
    }

    /**
     * Opens the outbox in a folder, or begins one there.
     *
     * @param bytesMax the records may take
     */
    public static Outbox open(Path folder, long bytesMax) throws IOException {
        Files.createDirectories(folder);
        Path epoch = folder.resolve("epoch");
        if (!Files.exists(epoch)) {
            WholeFile.replace(epoch, UUID.randomUUID().toString());
        }
        long known = WholeFile.number(folder.resolve("acknowledged"), "if it is removed everything is sent again");
        return new Outbox(folder, Files.readString(epoch).strip(), known, bytesMax);
    }

    /** Tells this outbox from one that was begun in its place; part of what the main station knows it by. */
    public String epoch() {
        return epoch;
    }

    /**
     * Stores a record; it is on disk when this returns.
     *
     * @throws IOException if it does not fit or the disk takes nothing; it is counted, and the main station will be told
     */
    public synchronized void append(byte[] payload) throws IOException {
        if (payload.length > StoredRecord.PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException("a record of " + payload.length + " bytes; at most "
                    + StoredRecord.PAYLOAD_BYTES_MAX + " are carried");
        }
        try {
            if (refused > 0) {
                byte[] count = ByteBuffer.allocate(Long.BYTES).putLong(refused).array();
                store(List.of(new Entry(StoredRecord.Kind.LOST, count)));
                refused = 0;
            }
            store(List.of(new Entry(StoredRecord.Kind.DATA, payload)));
        } catch (IOException e) {
            refused++;
            refusedEver++;
            throw e;
        }
    }

    /**
     * Stores what a camera sent, in parts that a bad link can carry; all of it is on disk when this returns.
     *
     * @param message its wall time is when this station had it
     * @throws IOException if it does not fit or the disk takes nothing; it is not counted
     */
    public void appendOfCamera(RawMessage message) throws IOException {
        store(entries(message));
    }

    static List<Entry> entries(RawMessage message) throws IOException {
        return CameraParts.of(message).stream()
                .map(part -> new Entry(StoredRecord.Kind.CAMERA, part))
                .toList();
    }

    /** What is to be stored. */
    @SuppressWarnings("ArrayRecordComponent") // handed over and not compared
    record Entry(StoredRecord.Kind kind, byte[] payload) {}

    /**
     * Stores all of them or none.
     *
     * @throws IOException as {@link #append}, but nothing is counted: the caller knows better what is missing
     */
    synchronized void store(List<Entry> entries) throws IOException {
        List<StoredRecord> records = new ArrayList<>();
        long size = 0;
        for (Entry entry : entries) {
            StoredRecord record = new StoredRecord(last + 1 + records.size(), entry.kind(), entry.payload());
            records.add(record);
            size += record.size();
        }
        if (log.size() + size > bytesMax) {
            throw new IOException("the outbox is full: " + bytesMax + " bytes wait for the main station");
        }
        pending.addAll(log.append(records));
        last += records.size();
        notifyAll();
    }

    /**
     * The oldest records behind one that are not acknowledged, at least one if there is any; waits a while for one.
     *
     * @param after the sequence behind which to begin
     * @param neededFromNanos what cameras sent before goes as {@link StoredRecord.Kind#SKIPPED}
     */
    synchronized List<StoredRecord> next(long after, int bytesMax, Duration patience, long neededFromNanos)
            throws IOException, InterruptedException {
        if (last <= after || pending.isEmpty()) {
            TimeUnit.MILLISECONDS.timedWait(this, Math.max(1, patience.toMillis()));
        }
        List<StoredRecord> records = new ArrayList<>();
        int bytes = 0;
        for (RecordLog.Place place : pending) {
            if (place.sequence() <= after) {
                continue;
            }
            boolean skipped = place.seenNanos() < neededFromNanos;
            bytes += skipped ? StoredRecord.SKIPPED_BYTES : place.size();
            if (!records.isEmpty() && bytes > bytesMax) {
                break;
            }
            records.add(skipped ? StoredRecord.skipped(place.sequence(), place.seenNanos()) : place.read());
        }
        return records;
    }

    /** The last sequence that the main station has said to have. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    /** The main station has everything up to here on its disk. */
    synchronized void acknowledged(long sequence) throws IOException {
        if (sequence <= acknowledged || sequence > last) {
            return;
        }
        acknowledged = sequence;
        while (!pending.isEmpty() && pending.getFirst().sequence() <= sequence) {
            pending.removeFirst();
        }
        if (log.canGiveUp(acknowledged)) {
            // First the number, then the records: the other way round a crash would begin again at 1.
            WholeFile.replace(acknowledgedFile, String.valueOf(acknowledged));
            log.giveUp(acknowledged);
        }
        notifyAll();
    }

    /** Records that the main station has not acknowledged. */
    public synchronized int pending() {
        return pending.size();
    }

    /** Records that could not be stored since this outbox was opened. */
    public synchronized long refused() {
        return refusedEver;
    }

    /** Waits until everything is acknowledged; false if the time is up before. */
    public synchronized boolean awaitDrained(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!pending.isEmpty()) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        WholeFile.replace(acknowledgedFile, String.valueOf(acknowledged));
        log.close();
    }
}

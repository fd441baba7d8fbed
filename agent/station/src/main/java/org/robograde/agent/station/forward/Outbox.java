package org.robograde.agent.station.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What the main station does not have yet, on this station's disk. A record is there when {@link #append} has returned, whatever happens to the
 * process after that, and until it is acknowledged. One that does not fit is counted, and the count goes the same way as the records. Thread-safe.
 */
public final class Outbox implements AutoCloseable {
    private static final long COMPACT_BYTES = 1 << 20;

    private final Path acknowledgedFile;
    private final String epoch;
    private final long bytesMax;
    private final RecordFile file;
    private final Deque<Place> pending = new ArrayDeque<>();
    private long acknowledged;
    private long last;
    private long refused;
    private long refusedEver;

    private record Place(long sequence, long at, int size) {}

    private Outbox(Path folder, String epoch, long acknowledged, long bytesMax) throws IOException {
        acknowledgedFile = folder.resolve("acknowledged");
        this.epoch = epoch;
        this.acknowledged = acknowledged;
        this.bytesMax = bytesMax;
        last = acknowledged;
        file = RecordFile.open(folder.resolve("records"), (at, record) -> {
            last = Math.max(last, record.sequence());
            if (record.sequence() > acknowledged) {
                pending.addLast(new Place(record.sequence(), at, record.size()));
            }
        });
    }

    /**
     * Opens the outbox in a folder, or begins one there.
     *
     * @param bytesMax the file may take
     */
    public static Outbox open(Path folder, long bytesMax) throws IOException {
        Files.createDirectories(folder);
        Path epoch = folder.resolve("epoch");
        if (!Files.exists(epoch)) {
            replace(epoch, UUID.randomUUID().toString());
        }
        Path acknowledged = folder.resolve("acknowledged");
        try {
            long known = Files.exists(acknowledged)
                    ? Long.parseLong(Files.readString(acknowledged).strip())
                    : 0;
            return new Outbox(folder, Files.readString(epoch).strip(), known, bytesMax);
        } catch (NumberFormatException e) {
            throw new IOException(acknowledged + ": holds no number; if it is removed everything is sent again", e);
        }
    }

    /** Whole and on disk, or as before. */
    private static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
                store(
                        StoredRecord.Kind.LOST,
                        ByteBuffer.allocate(Long.BYTES).putLong(refused).array());
                refused = 0;
            }
            store(StoredRecord.Kind.DATA, payload);
            file.force();
        } catch (IOException e) {
            refused++;
            refusedEver++;
            throw e;
        }
        notifyAll();
    }

    private void store(StoredRecord.Kind kind, byte[] payload) throws IOException {
        StoredRecord record = new StoredRecord(last + 1, kind, payload);
        if (file.size() + record.size() > bytesMax) {
            throw new IOException("the outbox is full: " + bytesMax + " bytes wait for the main station");
        }
        long at = file.append(record);
        last++;
        pending.addLast(new Place(record.sequence(), at, record.size()));
    }

    /** The oldest records not acknowledged, at least one if there is any; waits a while for one. */
    synchronized List<StoredRecord> next(int bytesMax, Duration patience) throws IOException, InterruptedException {
        if (pending.isEmpty()) {
            TimeUnit.MILLISECONDS.timedWait(this, Math.max(1, patience.toMillis()));
        }
        List<StoredRecord> records = new ArrayList<>();
        int bytes = 0;
        for (Place place : pending) {
            bytes += place.size();
            if (!records.isEmpty() && bytes > bytesMax) {
                break;
            }
            try {
                records.add(file.read(place.at()));
            } catch (StoredRecord.MalformedException e) {
                throw new IOException("the outbox is damaged: " + e.getMessage(), e);
            }
        }
        return records;
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
        if (pending.isEmpty() && file.size() >= Math.min(COMPACT_BYTES, bytesMax / 2)) {
            // First the number, then the records: the other way round a crash would begin again at 1.
            replace(acknowledgedFile, String.valueOf(acknowledged));
            file.clear();
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
        replace(acknowledgedFile, String.valueOf(acknowledged));
        file.close();
    }
}

package org.robograde.agent.evidence.mcap;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An output file whose bytes are counted, summed and hashed as they leave. A plain stream and not a {@code FileChannel}:
 * an interrupted thread closes a channel under everyone's feet, and a recorder's threads get interrupted.
 */
final class ChainedFile implements Closeable {
    private final Path file;
    private final FileOutputStream out;
    private final HashChain chain = new HashChain();
    private final CRC32 dataCrc = new CRC32();
    private @Nullable HashBeside beside;
    private BooleanSupplier moreRoom = () -> false;
    private long position;

    ChainedFile(Path file) throws IOException {
        this.file = file;
        out = new FileOutputStream(file.toFile());
        LiveMark.set(out);
    }

    /** @param moreRoom asked when the disk takes no more; true if it made room, so that writing can go on */
    void onFull(BooleanSupplier moreRoom) {
        this.moreRoom = moreRoom;
    }

    void write(byte[] bytes, int from, int count) throws IOException {
        put(bytes, from, count);
        if (beside == null) {
            chain.update(bytes, from, count);
        } else {
            beside.update(bytes, from, count);
        }
        dataCrc.update(bytes, from, count);
        position += count;
    }

    /** A record that was begun is completed if there is any way to: half a record is what a crash leaves. */
    private void put(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException full) {
            long taken = Files.size(file) - position;
            if (taken < 0 || taken > count || !moreRoom.getAsBoolean()) {
                throw full;
            }
            out.write(bytes, from + (int) taken, count - (int) taken);
        }
    }

    /** Writes and empties what was put together. */
    void drain(RecordBytes records) throws IOException {
        write(records.array(), 0, records.length());
        records.clear(1 << 16);
    }

    long position() {
        return position;
    }

    /** CRC-32 of everything so far. */
    int crc() {
        return (int) dataCrc.getValue();
    }

    /** From now on another thread hashes; segments then come out of {@link #closeSegment} later than they went in. */
    void hashBeside() {
        beside = new HashBeside(chain);
    }

    /** Ends a segment here, and returns those that are hashed since the last call: this one, or earlier ones. */
    List<Segment> closeSegment(long firstNanos, long lastNanos) {
        if (beside == null) {
            return List.of(chain.close(position, firstNanos, lastNanos));
        }
        beside.close(position, firstNanos, lastNanos);
        return beside.takeClosed();
    }

    /** Waits until all segments are hashed, and returns those that were not returned before. */
    List<Segment> awaitSegments() {
        if (beside == null) {
            return List.of();
        }
        beside.await();
        return beside.takeClosed();
    }

    /** All segments that are hashed. */
    List<Segment> segments() {
        return chain.segments();
    }

    /** Asks the operating system to put on the disk what it still holds: for a power cut, not for a killed process. */
    void sync() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        if (beside != null) {
            beside.stop();
        }
        out.close();
    }
}

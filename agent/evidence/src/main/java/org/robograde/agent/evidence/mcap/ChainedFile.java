package org.robograde.agent.evidence.mcap;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;

/**
 * An output file whose bytes are counted, summed and hashed as they leave. A plain stream and not a {@code FileChannel}:
 * an interrupted thread closes a channel under everyone's feet, and a recorder's threads get interrupted.
 */
final class ChainedFile implements Closeable {
    /** The stream copies what it is given before it writes: what fits a core's cache costs half of what a whole chunk does. */
    private static final int SLICE_BYTES = 1 << 16;

    private final Path file;
    private final FileOutputStream out;
    private final HashChain chain;
    private final HashBeside beside;
    private final CRC32 dataCrc = new CRC32();
    private BooleanSupplier moreRoom = () -> false;
    private long position;

    ChainedFile(Path file, ChainHash hash) throws IOException {
        this.file = file;
        chain = new HashChain(hash);
        beside = new HashBeside(chain);
        out = new FileOutputStream(file.toFile());
        LiveMark.set(out);
    }

    /** @param moreRoom asked when the disk takes no more; true if it made room, so that writing can go on */
    void onFull(BooleanSupplier moreRoom) {
        this.moreRoom = moreRoom;
    }

    void write(byte[] bytes, int from, int count) throws IOException {
        beside.await();
        chain.update(bytes, from, count);
        append(bytes, from, count);
    }

    /**
     * Writes two stretches of bytes, which may be hashed after this returns: they must not change before {@link #chain} or
     * another writing method has returned.
     */
    void writeLasting(byte[] first, int firstCount, RecordBytes second) throws IOException {
        beside.await();
        beside.start(first, firstCount, second.array(), second.length());
        append(first, 0, firstCount);
        append(second.array(), 0, second.length());
    }

    private void append(byte[] bytes, int from, int count) throws IOException {
        put(bytes, from, count);
        dataCrc.update(bytes, from, count);
        position += count;
    }

    /** A record that was begun is completed if there is any way to: half a record is what a crash leaves. */
    private void put(byte[] bytes, int from, int count) throws IOException {
        try {
            inSlices(bytes, from, count);
        } catch (IOException full) {
            long taken = Files.size(file) - position;
            if (taken < 0 || taken > count || !moreRoom.getAsBoolean()) {
                throw full;
            }
            inSlices(bytes, from + (int) taken, count - (int) taken);
        }
    }

    private void inSlices(byte[] bytes, int from, int count) throws IOException {
        for (int at = 0; at < count; at += SLICE_BYTES) {
            out.write(bytes, from + at, Math.min(SLICE_BYTES, count - at));
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

    /** Everything written so far is hashed when this returns. */
    HashChain chain() {
        beside.await();
        return chain;
    }

    /** Asks the operating system to put on the disk what it still holds: for a power cut, not for a killed process. */
    void sync() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        beside.await();
        out.close();
    }
}

package org.robograde.agent.evidence.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads stretches of a file by offset, through one window, so that walking over small records costs few system calls.
 * Not a {@code FileChannel}, which an interrupted thread would close.
 */
public final class FileBytes implements Closeable {
    /** Longest stretch asked for at once; a longer record is taken for damage. */
    public static final int STRETCH_MAX = 1 << 30;

    private static final int WINDOW = 256 << 10;

    private final RandomAccessFile file;
    private final long size;
    private byte[] window = new byte[0];
    private long windowOffset;
    private int windowLength;

    public FileBytes(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        size = file.length();
    }

    public long size() {
        return size;
    }

    /**
     * A little-endian view of exactly these bytes; valid until the next call.
     *
     * @throws McapException if the stretch does not lie in the file or is longer than {@link #STRETCH_MAX}
     */
    public ByteBuffer view(long offset, long length) throws IOException {
        check(offset, length);
        if (offset < windowOffset || offset + length > windowOffset + windowLength) {
            int wanted = (int) Math.min(Math.max(length, WINDOW), size - offset);
            if (window.length < wanted || window.length > 4 * Math.max(WINDOW, wanted)) {
                window = new byte[(int) Math.max(wanted, Math.min(WINDOW, size))];
            }
            windowLength = 0;
            read(offset, window, wanted);
            windowOffset = offset;
            windowLength = wanted;
        }
        return ByteBuffer.wrap(window, (int) (offset - windowOffset), (int) length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A copy of exactly these bytes, not through the window. */
    public byte[] copy(long offset, long length) throws IOException {
        check(offset, length);
        byte[] bytes = new byte[(int) length];
        read(offset, bytes, bytes.length);
        return bytes;
    }

    private void check(long offset, long length) {
        if (offset < 0 || length < 0 || length > STRETCH_MAX || offset > size - length) {
            throw new McapException("bytes " + offset + " to " + Long.toUnsignedString(offset + length)
                    + " are asked for in a file of " + size);
        }
    }

    private void read(long offset, byte[] into, int count) throws IOException {
        file.seek(offset);
        file.readFully(into, 0, count);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package org.robograde.robots.ros.tcpros;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes preceded by their count (little-endian, 32 bits), the form of every message, request and header. One read of
 * the socket brings all that has come, up to a buffer; each frame is copied once, into an array of its own.
 */
final class FrameReader {
    /** A frame's stated length takes at most this much memory before its bytes arrive, or what the largest frame so far took. */
    private static final int TRUSTED = 1 << 20;

    private static final int SMALL_BUFFER = 8 << 10;

    private final ByteBuffer buffer;
    private ReadableByteChannel source;
    private int trusted = TRUSTED;

    FrameReader(InputStream in) {
        this(in, ByteBuffer.allocate(SMALL_BUFFER));
    }

    /** @param buffer its content is overwritten */
    FrameReader(InputStream in, ByteBuffer buffer) {
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN).clear().limit(0);
        this.source = new StreamSource(in);
    }

    /** From here on reads this channel of the same socket: no time limit, and no copy on the way into a direct buffer. */
    void continueOn(ReadableByteChannel channel) {
        source = channel;
    }

    /**
     * The next frame's bytes, in an array of their own.
     *
     * @return null when the peer closed the connection between two frames
     * @throws IOException if the stated length is beyond {@code largest} or the frame is cut
     */
    byte @Nullable [] next(int largest) throws IOException {
        while (buffer.remaining() < 4) {
            if (!fill()) {
                if (buffer.hasRemaining()) {
                    throw new EOFException("the peer closed the connection within a frame");
                }
                return null;
            }
        }
        long length = Integer.toUnsignedLong(buffer.getInt());
        if (length > largest) {
            throw new PeerRefusedException(
                    "the peer announced " + length + " bytes; at most " + largest + " are accepted");
        }
        return exactly((int) length);
    }

    /** The next frame where the peer owes one. */
    byte[] require(int largest) throws IOException {
        byte[] frame = next(largest);
        if (frame == null) {
            throw new EOFException("the peer closed the connection");
        }
        return frame;
    }

    int octet() throws IOException {
        if (!buffer.hasRemaining() && !fill()) {
            throw new EOFException("the peer closed the connection within a frame");
        }
        return Byte.toUnsignedInt(buffer.get());
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, trusted)];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
            }
            if (!buffer.hasRemaining() && !fill()) {
                throw new EOFException("the peer closed the connection after " + filled + " of " + length + " bytes");
            }
            int part = Math.min(buffer.remaining(), bytes.length - filled);
            buffer.get(bytes, filled, part);
            filled += part;
        }
        trusted = Math.max(trusted, length);
        return bytes;
    }

    /** Waits for bytes; false at the end of the stream. */
    private boolean fill() throws IOException {
        buffer.compact();
        int read = source.read(buffer);
        buffer.flip();
        return read >= 0;
    }

    /** Reads and forgets until the peer closes: what a publisher does with a subscriber that has nothing more to say. */
    void drain() throws IOException {
        do {
            buffer.clear().limit(0);
        } while (fill());
    }

    /** A socket's stream, which heeds the socket's time limit. */
    private record StreamSource(InputStream in) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            byte[] some = into.hasArray() ? into.array() : new byte[Math.min(SMALL_BUFFER, into.remaining())];
            int at = into.hasArray() ? into.arrayOffset() + into.position() : 0;
            int read = in.read(some, at, into.hasArray() ? into.remaining() : some.length);
            if (read > 0 && into.hasArray()) {
                into.position(into.position() + read);
            } else if (read > 0) {
                into.put(some, 0, read);
            }
            return read;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

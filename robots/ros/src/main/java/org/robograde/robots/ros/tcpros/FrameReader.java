package org.robograde.robots.ros.tcpros;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads bytes preceded by their count (little-endian, 32 bits), the form of every message, request and header. */
final class FrameReader {
    /** A frame's stated length takes at most this much memory before its bytes arrive. */
    private static final int TRUSTED = 1 << 20;

    private static final int BUFFER = 64 << 10;

    private final InputStream in;

    FrameReader(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /**
     * The next frame's bytes, in an array of their own.
     *
     * @return null when the peer closed the connection between two frames
     * @throws IOException if the stated length is beyond {@code largest} or the frame is cut
     */
    byte @Nullable [] next(int largest) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        long length = Integer.toUnsignedLong(first | (octet() << 8) | (octet() << 16) | (octet() << 24));
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
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the peer closed the connection within a frame");
        }
        return octet;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, TRUSTED)];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                throw new EOFException("the peer closed the connection after " + filled + " of " + length + " bytes");
            }
            filled += read;
        }
        return bytes;
    }

    /** Reads and forgets until the peer closes: what a publisher does with a subscriber that has nothing more to say. */
    void drain() throws IOException {
        byte[] unwanted = new byte[256];
        int read = 0;
        while (read >= 0) {
            read = in.read(unwanted);
        }
    }
}

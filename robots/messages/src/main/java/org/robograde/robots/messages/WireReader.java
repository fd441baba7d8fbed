package org.robograde.robots.messages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian bytes of one message; every read is checked against what is left. */
final class WireReader {
    private final ByteBuffer bytes;
    private final int start;

    WireReader(ByteBuffer payload) {
        bytes = payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        start = bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    int offset() {
        return bytes.position() - start;
    }

    /** The next {@code count} bytes as a buffer whose position may be advanced by reading from it. */
    ByteBuffer take(int count) {
        require(count);
        return bytes;
    }

    byte[] takeBytes(int count) {
        require(count);
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    /** A slice of the next bytes, which are then behind the reader. */
    ByteBuffer slice(int count) {
        require(count);
        ByteBuffer slice = bytes.slice(bytes.position(), count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + count);
        return slice;
    }

    /** A length prefix for elements of at least {@code elementBytes} each, refused when that many cannot follow. */
    int takeLength(int elementBytes) {
        int at = offset();
        long length = Integer.toUnsignedLong(take(4).getInt());
        if (length * elementBytes > remaining() || length > Integer.MAX_VALUE) {
            throw new WireFault("length " + length + " at offset " + at + " needs at least " + length * elementBytes
                    + " bytes, " + remaining() + " are left");
        }
        return (int) length;
    }

    /** Refuses now what would run out later, before anything is allocated for it. */
    void require(long count) {
        if (count > bytes.remaining()) {
            throw new WireFault(
                    "needs " + count + " bytes at offset " + offset() + ", " + bytes.remaining() + " are left");
        }
    }
}

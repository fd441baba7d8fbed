package org.robograde.robots.messages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes of one message, packed as ROS 1 has them or aligned as CDR has them; every read is checked against what is left. */
final class WireReader {
    private final ByteBuffer bytes;
    private final int start;
    private final int origin;
    private final WireEncoding encoding;

    private WireReader(ByteBuffer bytes, int start, WireEncoding encoding) {
        this.bytes = bytes;
        this.start = start;
        this.origin = bytes.position();
        this.encoding = encoding;
    }

    static WireReader ros1(ByteBuffer payload) {
        ByteBuffer bytes = payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return new WireReader(bytes, bytes.position(), WireEncoding.ROS1);
    }

    /** @param payload from where alignment counts; offsets count from {@code headerBytes} before it */
    static WireReader cdr(ByteBuffer payload, ByteOrder order, int headerBytes) {
        ByteBuffer bytes = payload.duplicate().order(order);
        return new WireReader(bytes, bytes.position() - headerBytes, WireEncoding.CDR);
    }

    int remaining() {
        return bytes.remaining();
    }

    int offset() {
        return bytes.position() - start;
    }

    /** The bytes of one number, read by advancing the buffer returned; CDR aligns a number to its own size. */
    ByteBuffer number(int size) {
        align(size);
        require(size);
        return bytes;
    }

    byte[] takeBytes(int count) {
        require(count);
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    /** A slice of the next {@code count} numbers, which are then behind the reader; none are not aligned either. */
    ByteBuffer numbers(int count, int size) {
        if (count > 0) {
            align(size);
        }
        require((long) count * size);
        ByteBuffer slice = bytes.slice(bytes.position(), count * size).order(bytes.order());
        bytes.position(bytes.position() + count * size);
        return slice;
    }

    /** A length prefix for elements of at least {@code elementBytes} each, refused when that many cannot follow. */
    int takeLength(int elementBytes) {
        long length = Integer.toUnsignedLong(number(4).getInt());
        if (length * elementBytes > remaining() || length > Integer.MAX_VALUE) {
            throw new WireFault("length " + length + " at offset " + (offset() - 4) + " needs at least "
                    + length * elementBytes + " bytes, " + remaining() + " are left");
        }
        return (int) length;
    }

    /** A text in UTF-8: ROS 1 counts its bytes, CDR its bytes and the zero that ends it. */
    String text() {
        int length = takeLength(1);
        byte[] taken = takeBytes(length);
        if (encoding == WireEncoding.ROS1 || length == 0) {
            return new String(taken, StandardCharsets.UTF_8);
        }
        if (taken[length - 1] != 0) {
            throw new WireFault("the text at offset " + (offset() - length) + " does not end in a zero byte");
        }
        return new String(taken, 0, length - 1, StandardCharsets.UTF_8);
    }

    /** A wide text as the common ROS 2 middlewares write it: the count of UTF-16 units, then four bytes for each, no zero. */
    String wideText() {
        int length = takeLength(4);
        ByteBuffer units = numbers(length, 4);
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            int unit = units.getInt();
            if (unit < 0 || unit > Character.MAX_VALUE) {
                throw new WireFault("the wide text that ends at offset " + offset()
                        + " holds a value above 65535, so it is not written four bytes to a UTF-16 unit");
            }
            text[i] = (char) unit;
        }
        return new String(text);
    }

    private void align(int size) {
        if (encoding == WireEncoding.CDR) {
            int padding = -(bytes.position() - origin) & (size - 1);
            require(padding);
            bytes.position(bytes.position() + padding);
        }
    }

    /** Refuses now what would run out later, before anything is allocated for it. */
    void require(long count) {
        if (count > bytes.remaining()) {
            throw new WireFault(
                    "needs " + count + " bytes at offset " + offset() + ", " + bytes.remaining() + " are left");
        }
    }
}

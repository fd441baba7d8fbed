package org.robograde.robots.messages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of one message, growing as needed: packed as ROS 1 has them, or aligned as CDR has them. */
final class WireWriter {
    private final WireEncoding encoding;
    private final int origin;
    private ByteBuffer bytes;

    private WireWriter(WireEncoding encoding, byte[] header, ByteOrder order, int expectedBytes) {
        this.encoding = encoding;
        this.bytes = ByteBuffer.allocate(header.length + expectedBytes).order(order);
        bytes.put(header);
        this.origin = header.length;
    }

    static WireWriter ros1(int expectedBytes) {
        return new WireWriter(WireEncoding.ROS1, new byte[0], ByteOrder.LITTLE_ENDIAN, expectedBytes);
    }

    /** Starts with the given header; alignment counts from behind it. */
    static WireWriter cdr(byte[] header, ByteOrder order, int expectedBytes) {
        return new WireWriter(WireEncoding.CDR, header, order, expectedBytes);
    }

    /** Room for one number; the caller writes it into the buffer returned. CDR aligns a number to its own size. */
    ByteBuffer number(int size) {
        align(size);
        return room(size);
    }

    /** Room for so many numbers; none are not aligned either. */
    ByteBuffer numbers(int count, int size) {
        if (count > 0) {
            align(size);
        }
        return room(Math.multiplyExact(count, size));
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int end = encoding == WireEncoding.CDR ? 1 : 0;
        number(4).putInt(utf8.length + end);
        ByteBuffer room = room(utf8.length + end).put(utf8);
        if (end > 0) {
            room.put((byte) 0);
        }
    }

    void wideText(String text) {
        number(4).putInt(text.length());
        ByteBuffer room = numbers(text.length(), 4);
        text.chars().forEach(room::putInt);
    }

    private void align(int size) {
        if (encoding == WireEncoding.CDR) {
            int padding = -(bytes.position() - origin) & (size - 1);
            ByteBuffer room = room(padding);
            room.position(room.position() + padding);
        }
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int wanted = Math.addExact(bytes.position(), count);
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.capacity());
            ByteBuffer larger = ByteBuffer.allocate(Math.max(wanted, doubled)).order(bytes.order());
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    byte[] toBytes() {
        return bytes.position() == bytes.capacity() ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.position());
    }
}

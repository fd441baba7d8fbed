package org.robograde.robots.messages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Little-endian bytes of one message, growing as needed. */
final class WireWriter {
    private ByteBuffer bytes;

    WireWriter(int expectedBytes) {
        bytes = ByteBuffer.allocate(expectedBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Room for {@code count} more bytes; the caller writes them into the buffer returned. */
    ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int wanted = Math.addExact(bytes.position(), count);
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.capacity());
            ByteBuffer larger = ByteBuffer.allocate(Math.max(wanted, doubled)).order(ByteOrder.LITTLE_ENDIAN);
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    byte[] toBytes() {
        return bytes.position() == bytes.capacity() ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.position());
    }
}

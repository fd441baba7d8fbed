package org.robograde.agent.evidence.bag;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of records as they stand in a bag: {@code name=value} fields, each with its length, then the content. */
final class RecordBytes {
    static final int MESSAGE = 0x02;
    static final int BAG_HEADER = 0x03;
    static final int INDEX_DATA = 0x04;
    static final int CHUNK = 0x05;
    static final int CHUNK_INFO = 0x06;
    static final int CONNECTION = 0x07;

    /** Bytes of one message's place: its time and its offset in the chunk. */
    static final int INDEX_ENTRY = 12;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    private RecordBytes() {}

    static RecordBytes fields() {
        return new RecordBytes();
    }

    /** A whole record. */
    static byte[] record(byte[] header, byte[] content) {
        return ByteBuffer.allocate(header.length + content.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(header.length)
                .put(header)
                .putInt(content.length)
                .put(content)
                .array();
    }

    static byte[] u32(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    static byte[] time(long nanos) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (nanos / NANOS_PER_SECOND))
                .putInt((int) (nanos % NANOS_PER_SECOND))
                .array();
    }

    RecordBytes op(int code) {
        return bytes("op", new byte[] {(byte) code});
    }

    RecordBytes u32(String name, int value) {
        return bytes(name, u32(value));
    }

    RecordBytes u64(String name, long value) {
        return bytes(
                name,
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
    }

    RecordBytes text(String name, String value) {
        return bytes(name, value.getBytes(StandardCharsets.UTF_8));
    }

    RecordBytes textUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : text(name, value);
    }

    RecordBytes bytes(String name, byte[] value) {
        byte[] key = (name + "=").getBytes(StandardCharsets.US_ASCII);
        fields.writeBytes(u32(key.length + value.length));
        fields.writeBytes(key);
        fields.writeBytes(value);
        return this;
    }

    byte[] toBytes() {
        return fields.toByteArray();
    }
}

package org.robograde.agent.station.forward;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One record as it lies on disk and goes over the link: length (u32) of what follows the check sum, CRC-32C (u32) of it, sequence (i64), kind (u8),
 * payload; all big-endian.
 */
public final class StoredRecord {
    static final int PAYLOAD_BYTES_MAX = 1 << 20;
    private static final int HEAD_BYTES = 8;
    private static final int FIXED_BYTES = 9;
    static final int SKIPPED_BYTES = HEAD_BYTES + FIXED_BYTES + Long.BYTES;

    private final long sequence;
    private final Kind kind;
    private final byte[] payload;

    StoredRecord(long sequence, Kind kind, byte[] payload) {
        this.sequence = sequence;
        this.kind = kind;
        this.payload = payload.clone();
    }

    /** What a record is. */
    public enum Kind {
        /** Something to be carried. */
        DATA(0),
        /** The number (i64) of records that could not be stored before this one. */
        LOST(1),
        /** A part of what a camera sent, see {@link CameraParts}; begins with the instant (i64) at which the far station had all of it. */
        CAMERA(2),
        /** The head of a {@link #CAMERA} record that the main station does not need any more. */
        SKIPPED(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Kind of(int code) throws MalformedException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new MalformedException("a record is of the unknown kind " + code);
        }
    }

    /** From 1, without a gap, of one outbox. */
    public long sequence() {
        return sequence;
    }

    public Kind kind() {
        return kind;
    }

    public byte[] payload() {
        return payload.clone();
    }

    /** Bytes that are no record, with the reason. */
    static final class MalformedException extends Exception {
        MalformedException(String message) {
            super(message);
        }
    }

    int size() {
        return HEAD_BYTES + FIXED_BYTES + payload.length;
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(size());
        bytes.putInt(FIXED_BYTES + payload.length).putInt(0).putLong(sequence);
        bytes.put((byte) kind.code).put(payload);
        bytes.putInt(4, crc(bytes.array(), HEAD_BYTES, FIXED_BYTES + payload.length));
        return bytes.flip();
    }

    static byte[] encode(List<StoredRecord> records) {
        ByteBuffer all = ByteBuffer.allocate(
                records.stream().mapToInt(StoredRecord::size).sum());
        records.forEach(each -> all.put(each.encode()));
        return all.array();
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Reads the record at the buffer's position and moves behind it. */
    static StoredRecord decode(ByteBuffer bytes) throws MalformedException {
        if (bytes.remaining() < HEAD_BYTES + FIXED_BYTES) {
            throw new MalformedException("a record is cut off in its head");
        }
        int length = bytes.getInt();
        int crc = bytes.getInt();
        if (length < FIXED_BYTES || length > FIXED_BYTES + PAYLOAD_BYTES_MAX) {
            throw new MalformedException("a record says that it is " + length + " bytes long");
        }
        if (bytes.remaining() < length) {
            throw new MalformedException("a record of " + length + " bytes is cut off after " + bytes.remaining());
        }
        byte[] body = new byte[length];
        bytes.get(body);
        if (crc(body, 0, length) != crc) {
            throw new MalformedException("a record's check sum is wrong");
        }
        ByteBuffer read = ByteBuffer.wrap(body);
        long sequence = read.getLong();
        Kind kind = Kind.of(read.get());
        if (sequence < 1) {
            throw new MalformedException("a record has sequence " + sequence + "; they count from 1");
        }
        byte[] payload = new byte[read.remaining()];
        read.get(payload);
        return new StoredRecord(sequence, kind, payload);
    }

    static List<StoredRecord> decodeAll(byte[] bytes) throws MalformedException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        List<StoredRecord> records = new ArrayList<>();
        while (all.hasRemaining()) {
            records.add(decode(all));
        }
        return records;
    }

    /** In the place of a camera's record. */
    static StoredRecord skipped(long sequence, long seenNanos) {
        return new StoredRecord(
                sequence,
                Kind.SKIPPED,
                ByteBuffer.allocate(Long.BYTES).putLong(seenNanos).array());
    }

    /** When the far station had all of what a camera sent, on its own clock (UTC since 1970); of any other record, never over. */
    long seenNanos() {
        boolean ofCamera = kind == Kind.CAMERA || kind == Kind.SKIPPED;
        return ofCamera && payload.length >= Long.BYTES
                ? ByteBuffer.wrap(payload).getLong()
                : Long.MAX_VALUE;
    }

    /** Of a {@link Kind#LOST} record. */
    public long lostCount() {
        return payload.length == Long.BYTES ? ByteBuffer.wrap(payload).getLong() : 0;
    }
}

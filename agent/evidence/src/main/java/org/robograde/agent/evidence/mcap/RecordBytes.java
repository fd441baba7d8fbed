package org.robograde.agent.evidence.mcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;

/** Records as they are put together in memory: a growing little-endian byte array. */
final class RecordBytes {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MESSAGE_HEAD_BYTES = 2 + 4 + 8 + 8;
    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] bytes;
    private int length;

    RecordBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** The array behind; valid up to {@link #length()} and until the next append. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets the content; an array that one huge message blew up is given back. */
    void clear(int capacityToKeep) {
        length = 0;
        if (bytes.length > 4 * capacityToKeep) {
            bytes = new byte[capacityToKeep];
        }
    }

    /** Starts a record and returns the mark {@link #end} needs. */
    int begin(int opcode) {
        u8(opcode);
        u64(0);
        return length;
    }

    void end(int mark) {
        LONGS.set(bytes, mark - 8, (long) (length - mark));
    }

    void u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void u16(int value) {
        room(2);
        SHORTS.set(bytes, length, (short) value);
        length += 2;
    }

    void u32(int value) {
        room(4);
        INTS.set(bytes, length, value);
        length += 4;
    }

    void u64(long value) {
        room(8);
        LONGS.set(bytes, length, value);
        length += 8;
    }

    void u32At(int position, int value) {
        INTS.set(bytes, position, value);
    }

    /** A whole message record, with one look at the room for all of it: this is done for every message. */
    void message(int channelId, int sequence, long logTime, long publishTime, ByteBuffer payload) {
        int count = payload.remaining();
        room(Opcode.PREFIX_BYTES + MESSAGE_HEAD_BYTES + count);
        byte[] to = bytes;
        int at = length;
        to[at] = (byte) Opcode.MESSAGE;
        LONGS.set(to, at + 1, (long) MESSAGE_HEAD_BYTES + count);
        SHORTS.set(to, at + 9, (short) channelId);
        INTS.set(to, at + 11, sequence);
        LONGS.set(to, at + 15, logTime);
        LONGS.set(to, at + 23, publishTime);
        payload.get(payload.position(), to, at + 31, count);
        length = at + 31 + count;
    }

    void u64s(long[] values, int count) {
        room(8 * count);
        for (int i = 0; i < count; i++) {
            LONGS.set(bytes, length + 8 * i, values[i]);
        }
        length += 8 * count;
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        u32(encoded.length);
        bytes(encoded, 0, encoded.length);
    }

    void map(SortedMap<String, String> entries) {
        int at = length;
        u32(0);
        entries.forEach((key, value) -> {
            text(key);
            text(value);
        });
        u32At(at, length - at - 4);
    }

    void bytes(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Copies position to limit; the source's position stays. */
    void bytes(ByteBuffer source) {
        int count = source.remaining();
        room(count);
        source.get(source.position(), bytes, length, count);
        length += count;
    }

    private void room(int more) {
        // A sum that ran over is negative.
        if (more < 0 || more > bytes.length - length) {
            long wanted = Math.max(length + Integer.toUnsignedLong(more), Math.min(2L * bytes.length, LARGEST));
            if (wanted > LARGEST) {
                throw new McapException("a record of more than 2 GiB cannot be written");
            }
            bytes = Arrays.copyOf(bytes, (int) wanted);
        }
    }
}

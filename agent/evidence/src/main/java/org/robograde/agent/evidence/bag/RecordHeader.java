package org.robograde.agent.evidence.bag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The {@code name=value} fields in front of every record of a bag; also the form of a connection's own header. */
final class RecordHeader {
    private final Map<String, ByteBuffer> fields = new TreeMap<>();

    /** @throws BagException if a field runs past the end or has no name */
    static RecordHeader parse(ByteBuffer bytes) {
        RecordHeader header = new RecordHeader();
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int length = in.remaining() < 4 ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new BagException("a header field runs past the header's end");
            }
            ByteBuffer field = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            in.position(in.position() + length);
            int equals = 0;
            while (equals < length && field.get(equals) != '=') {
                equals++;
            }
            if (equals == length) {
                throw new BagException("a header field has no '='");
            }
            String name = StandardCharsets.UTF_8.decode(field.slice(0, equals)).toString();
            header.fields.put(name, field.slice(equals + 1, length - equals - 1).order(ByteOrder.LITTLE_ENDIAN));
        }
        return header;
    }

    int op() {
        return field("op", 1).get(0) & 0xFF;
    }

    int u32(String name) {
        return field(name, 4).getInt(0);
    }

    long u64(String name) {
        return field(name, 8).getLong(0);
    }

    /** Seconds and nanoseconds, each 32 bit, as nanoseconds. */
    long time(String name) {
        ByteBuffer value = field(name, 8);
        return (value.getInt(0) & 0xFFFFFFFFL) * 1_000_000_000L + (value.getInt(4) & 0xFFFFFFFFL);
    }

    /** Empty if there is no such field. */
    String text(String name) {
        ByteBuffer value = fields.get(name);
        return value == null
                ? ""
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private ByteBuffer field(String name, int size) {
        ByteBuffer value = fields.get(name);
        if (value == null || value.remaining() != size) {
            throw new BagException("a record has no field '" + name + "' of " + size + " byte(s)");
        }
        return value;
    }
}

package org.robograde.robots.messages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * ROS 2 wire form to and from {@link Message}: OMG CDR of version 1, plain, with its four-byte encapsulation header; numbers aligned to
 * their size, counted from behind the header. Sources: OMG DDSI-RTPS 2.3 (10.2.1.2), DDS-XTypes 1.3 (7.4), ROS 2 design "Mapping between ROS
 * interface types and DDS IDL types".
 */
public final class CdrCodec {
    private static final int HEADER_BYTES = 4;
    private static final byte BIG_ENDIAN = 0;
    private static final byte LITTLE_ENDIAN = 1;

    /** Transports fill a payload up to a multiple of four bytes. */
    private static final int MOST_PADDING_BYTES = 3;

    private CdrCodec() {}

    /** Little-endian, as every ROS 2 machine of today writes it. */
    public static byte[] encode(Message message) {
        return encode(message, ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws IllegalArgumentException if the message is of a ROS 1 type */
    public static byte[] encode(Message message, ByteOrder order) {
        requireCdr(message.schema());
        byte kind = order == ByteOrder.LITTLE_ENDIAN ? LITTLE_ENDIAN : BIG_ENDIAN;
        WireWriter out = WireWriter.cdr(
                new byte[] {0, kind, 0, 0}, order, message.schema().minimumBytes() + 64);
        message.schema().write(out, message);
        return out.toBytes();
    }

    /**
     * Reads one message from the buffer's position to its limit; the buffer itself is left as it was. Up to three bytes of padding may
     * follow the message.
     *
     * @throws DefinitionException if the encapsulation is not plain CDR, a length or bound is exceeded or bytes are left over, naming field
     *     path and offset; never allocates more than the buffer could hold
     * @throws IllegalArgumentException if the schema is that of a ROS 1 type
     */
    public static Message decode(MessageSchema schema, ByteBuffer payload) {
        requireCdr(schema);
        WireReader in = WireReader.cdr(afterHeader(schema, payload), order(payload), HEADER_BYTES);
        Message message;
        try {
            message = schema.read(in);
        } catch (WireFault fault) {
            throw fault.in(schema);
        }
        if (in.remaining() > MOST_PADDING_BYTES) {
            throw new DefinitionException(schema.type() + ": " + in.remaining() + " bytes left over at offset "
                    + in.offset() + "; the payload was written by another version of this type");
        }
        return message;
    }

    private static ByteBuffer afterHeader(MessageSchema schema, ByteBuffer payload) {
        if (payload.remaining() < HEADER_BYTES) {
            throw new DefinitionException(schema.type() + ": " + payload.remaining()
                    + " bytes are too few for the four of the CDR encapsulation header");
        }
        int at = payload.position();
        if (payload.get(at) != 0 || (payload.get(at + 1) & ~LITTLE_ENDIAN) != 0) {
            int kind = (payload.get(at) & 0xFF) << 8 | (payload.get(at + 1) & 0xFF);
            throw new DefinitionException("%s: encapsulation 0x%04x is not read here; plain CDR (0x0000, 0x0001) is"
                    .formatted(schema.type(), kind));
        }
        return payload.duplicate().position(at + HEADER_BYTES);
    }

    private static ByteOrder order(ByteBuffer payload) {
        return payload.get(payload.position() + 1) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static void requireCdr(MessageSchema schema) {
        if (schema.encoding() != WireEncoding.CDR) {
            throw new IllegalArgumentException(schema.type() + " is a ROS 1 type, which CDR does not carry");
        }
    }
}

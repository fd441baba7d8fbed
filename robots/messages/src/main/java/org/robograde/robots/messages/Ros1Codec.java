package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** ROS 1 wire form (little-endian, no padding) to and from {@link Message}. */
public final class Ros1Codec {
    private Ros1Codec() {}

    /** @throws IllegalArgumentException if the message is of a ROS 2 type */
    public static byte[] encode(Message message) {
        requireRos1(message.schema());
        WireWriter out = WireWriter.ros1(message.schema().minimumBytes() + 64);
        message.schema().write(out, message);
        return out.toBytes();
    }

    /**
     * Reads one message from the buffer's position to its limit; the buffer itself is left as it was.
     *
     * @throws DefinitionException if a length runs past the end or bytes are left over, naming field path and offset;
     *     never allocates more than the buffer could hold
     * @throws IllegalArgumentException if the schema is that of a ROS 2 type
     */
    public static Message decode(MessageSchema schema, ByteBuffer payload) {
        requireRos1(schema);
        WireReader in = WireReader.ros1(payload);
        Message message;
        try {
            message = schema.read(in);
        } catch (WireFault fault) {
            throw fault.in(schema);
        }
        if (in.remaining() > 0) {
            throw new DefinitionException(schema.type() + ": " + in.remaining() + " bytes left over at offset "
                    + in.offset() + "; the payload was written by another version of this type than " + schema.md5());
        }
        return message;
    }

    private static void requireRos1(MessageSchema schema) {
        if (schema.encoding() != WireEncoding.ROS1) {
            throw new IllegalArgumentException(
                    schema.type() + " is a ROS 2 type, which ROS 1 serialisation does not carry");
        }
    }
}

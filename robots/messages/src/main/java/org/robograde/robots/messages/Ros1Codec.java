package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** ROS 1 wire form (little-endian, no padding) to and from {@link Message}. */
public final class Ros1Codec {
    private Ros1Codec() {}

    public static byte[] encode(Message message) {
        WireWriter out = new WireWriter(message.schema().minimumBytes() + 64);
        message.schema().write(out, message);
        return out.toBytes();
    }

    /**
     * Reads one message from the buffer's position to its limit; the buffer itself is left as it was.
     *
     * @throws DefinitionException if a length runs past the end or bytes are left over, naming field path and offset;
     *     never allocates more than the buffer could hold
     */
    public static Message decode(MessageSchema schema, ByteBuffer payload) {
        WireReader in = new WireReader(payload);
        Message message;
        try {
            message = schema.read(in);
        } catch (WireFault fault) {
            throw new DefinitionException(schema.type() + "." + fault.path() + ": " + fault.problem());
        }
        if (in.remaining() > 0) {
            throw new DefinitionException(schema.type() + ": " + in.remaining() + " bytes left over at offset "
                    + in.offset() + "; the payload was written by another version of this type than " + schema.md5());
        }
        return message;
    }
}

package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** ROS 1 wire form (little-endian, no padding) to and from {@link Message}. */
public final class Ros1Codec {
    private Ros1Codec() {}

    public static byte[] encode(Message message) {
        throw new UnsupportedOperationException("contract");
    }

    /**
     * Reads one message from the buffer's position to its limit.
     *
     * @throws DefinitionException if a length runs past the end or bytes are left over, naming field path and offset;
     *     never allocates more than the buffer could hold
     */
    public static Message decode(MessageSchema schema, ByteBuffer payload) {
        throw new UnsupportedOperationException("contract");
    }
}

package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** Definitions and wire bytes of one encoding to and from messages, so that whoever only has a {@link WireEncoding} needs no case of its own for each. */
public interface Codec {
    static Codec of(WireEncoding encoding) {
        return switch (encoding) {
            case ROS1 -> Codecs.ROS1;
            case CDR -> Codecs.CDR;
        };
    }

    /** The type name as this encoding writes it: {@code package/Name} for ROS 1, {@code package/msg/Name} for ROS 2. */
    String typeName(String type);

    /**
     * Reads a definition in the language that goes with this encoding; {@code registry} completes what it does not define.
     *
     * @throws DefinitionException naming type, line and what is wrong
     */
    MessageSchema parse(String type, String definition, MessageRegistry registry);

    /** @throws IllegalArgumentException if the message's schema is of another encoding */
    byte[] encode(Message message);

    /** @throws DefinitionException if the bytes are not a message of this schema, naming field path and offset */
    Message decode(MessageSchema schema, ByteBuffer payload);
}

package org.robograde.robots.messages;

import java.util.List;

/** A ROS 1 message type, parsed from its definition text: everything needed to encode, decode and identify it. */
public final class MessageSchema {
    private MessageSchema() {}

    /**
     * Parses a definition as a publisher sends it: the type's own text, then each dependency after a line of {@code =}
     * and {@code MSG: package/Name}.
     *
     * @throws DefinitionException naming type, line and what is wrong; also when a dependency is neither in the text nor
     *     in {@code registry}
     */
    public static MessageSchema parse(String type, String definition, MessageRegistry registry) {
        throw new UnsupportedOperationException("contract");
    }

    /** {@code package/Name}. */
    public String type() {
        throw new UnsupportedOperationException("contract");
    }

    /** 32 lower-case hex digits, equal to what Debian's genmsg computes. */
    public String md5() {
        throw new UnsupportedOperationException("contract");
    }

    /** The complete definition with all dependency blocks, as genmsg's {@code gendeps --cat} writes it. */
    public String fullDefinition() {
        throw new UnsupportedOperationException("contract");
    }

    public List<FieldSchema> fields() {
        throw new UnsupportedOperationException("contract");
    }

    /** Starts an empty message of this type: numbers zero, texts empty, arrays empty. */
    public Message.Builder newMessage() {
        throw new UnsupportedOperationException("contract");
    }
}

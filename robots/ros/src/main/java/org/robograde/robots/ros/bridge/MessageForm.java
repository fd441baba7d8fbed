package org.robograde.robots.ros.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.FieldMapping;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;

/** Brings messages into the form that the other side of a bridge speaks. Thread-safe. */
public final class MessageForm {
    private final MessageSchema schema;
    private final Map<MessageSchema, FieldMapping> mappings = new ConcurrentHashMap<>();

    public MessageForm(MessageSchema schema) {
        this.schema = schema;
    }

    public MessageSchema schema() {
        return schema;
    }

    /** @throws org.robograde.robots.messages.DefinitionException if the message has no place in this form */
    public Message of(Message message) {
        return message.schema().equals(schema)
                ? message
                : mappings.computeIfAbsent(message.schema(), from -> FieldMapping.between(from, schema))
                        .convert(message);
    }

    public byte[] encode(Message message) {
        return Codec.of(schema.encoding()).encode(of(message));
    }
}

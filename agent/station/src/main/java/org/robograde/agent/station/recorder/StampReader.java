package org.robograde.agent.station.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;

/**
 * Reads the time stamp a message leads with, without decoding the rest, and completes definitions.
 *
 * <p>Some publishers (ROSJava's among them) send a type's own text without its dependencies; such a recording could not be
 * decoded by anyone. The registry's full text takes its place when type and MD5 agree, and the channel says so.
 */
public final class StampReader {
    private final MessageRegistry registry;
    private final Map<String, Known> known = new HashMap<>();

    /**
     * A definition text to record.
     *
     * @param origin {@code publisher}, {@code rebuilt from registry}, or {@code incomplete}
     */
    public record Definition(String text, String origin) {}

    private record Known(Definition definition, int stampOffset) {}

    private static final int NO_STAMP = -1;

    public StampReader(MessageRegistry registry) {
        this.registry = registry;
    }

    /** Nanoseconds on the publisher's clock; empty when the type leads with no time or the stamp is zero (ROS's "unset"). */
    public OptionalLong stampNanos(RawMessage message) {
        int offset = know(message).stampOffset();
        if (offset == NO_STAMP || message.payload().remaining() < offset + 8) {
            return OptionalLong.empty();
        }
        ByteBuffer payload = message.payload().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int at = payload.position() + offset;
        long seconds = Integer.toUnsignedLong(payload.getInt(at));
        long nanoseconds = Integer.toUnsignedLong(payload.getInt(at + 4));
        long nanos = seconds * 1_000_000_000L + nanoseconds;
        return nanos == 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    public Definition definitionOf(RawMessage message) {
        return know(message).definition();
    }

    private synchronized Known know(RawMessage message) {
        return known.computeIfAbsent(message.type() + " " + message.md5(), key -> learn(message));
    }

    private Known learn(RawMessage message) {
        Optional<MessageSchema> parsed = parse(message);
        if (parsed.isPresent() && parsed.get().md5().equals(message.md5())) {
            return new Known(new Definition(message.definition(), "publisher"), stampOffset(parsed.get()));
        }
        Optional<MessageSchema> shipped =
                registry.find(message.type()).filter(schema -> schema.md5().equals(message.md5()));
        return shipped.map(schema -> new Known(
                        new Definition(schema.fullDefinition(), "rebuilt from registry"), stampOffset(schema)))
                .orElseGet(() -> new Known(new Definition(message.definition(), "incomplete"), NO_STAMP));
    }

    private static Optional<MessageSchema> parse(RawMessage message) {
        try {
            // Nothing but the publisher's own text: a gap filled from elsewhere would not be in the recording.
            return Optional.of(MessageSchema.parse(message.type(), message.definition(), MessageRegistry.empty()));
        } catch (DefinitionException e) {
            return Optional.empty();
        }
    }

    /** A leading std_msgs/Header is uint32 seq, then the stamp; rosgraph_msgs/Clock is a bare time. */
    private static int stampOffset(MessageSchema schema) {
        if (schema.fields().isEmpty() || schema.fields().get(0).isArray()) {
            return NO_STAMP;
        }
        return switch (schema.fields().get(0).type()) {
            case "std_msgs/Header" -> 4;
            case "time" -> 0;
            default -> NO_STAMP;
        };
    }
}

package org.robograde.agent.station.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.robograde.agent.evidence.HeaderStamp;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.TypeNames;
import org.robograde.robots.messages.WireEncoding;

/**
 * Knows, once per type, where a message's time stamp and its publisher's count stand, so that both are read without decoding
 * the rest; and completes definitions.
 *
 * <p>Some publishers (ROSJava's among them) send a type's own text without its dependencies; such a recording could not be
 * decoded by anyone. The registry's full text takes its place when type and MD5 agree, and the channel says so.
 */
public final class StampReader {
    private final MessageRegistry registry;
    private final Map<String, Layout> known = new HashMap<>();

    /**
     * A definition text to record.
     *
     * @param origin {@code publisher}, {@code rebuilt from registry}, or {@code incomplete}
     */
    public record Definition(String text, String origin) {}

    /** Where a message leads with its time. */
    private enum Lead {
        NOTHING,
        /** A std_msgs/Header in ROS 1 form: count, then stamp. */
        ROS1_HEADER,
        /** A bare time, as in rosgraph_msgs/Clock. */
        ROS1_TIME,
        /** A std_msgs/Header in CDR, which is a stamp and no count any more; or a bare time. */
        CDR_TIME
    }

    /** What is known of one type as one publisher states it. */
    public static final class Layout {
        private final Definition definition;
        private final Lead lead;

        private Layout(Definition definition, Lead lead) {
            this.definition = definition;
            this.lead = lead;
        }

        public Definition definition() {
            return definition;
        }

        /** Nanoseconds on the publisher's clock; empty when the type leads with no time or the stamp is zero (ROS's "unset"). */
        public OptionalLong stampNanos(ByteBuffer payload) {
            return switch (lead) {
                case NOTHING -> OptionalLong.empty();
                case ROS1_HEADER -> HeaderStamp.ROS1.nanos(payload);
                case CDR_TIME -> HeaderStamp.CDR.nanos(payload);
                case ROS1_TIME -> bareTime(payload);
            };
        }

        /** The publisher's own count of its messages, where the type has a place for it. */
        OptionalLong sequence(ByteBuffer payload) {
            return lead == Lead.ROS1_HEADER && payload.remaining() >= 4
                    ? OptionalLong.of(
                            Integer.toUnsignedLong(littleEndian(payload).getInt(payload.position())))
                    : OptionalLong.empty();
        }

        private static OptionalLong bareTime(ByteBuffer payload) {
            if (payload.remaining() < 8) {
                return OptionalLong.empty();
            }
            ByteBuffer in = littleEndian(payload);
            long seconds = Integer.toUnsignedLong(in.getInt(payload.position()));
            long nanos = seconds * 1_000_000_000L + Integer.toUnsignedLong(in.getInt(payload.position() + 4));
            return nanos == 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
        }

        private static ByteBuffer littleEndian(ByteBuffer payload) {
            return payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    public StampReader(MessageRegistry registry) {
        this.registry = registry;
    }

    /** What is known of a message's type; the same for all messages of one publisher on one topic. */
    public synchronized Layout layoutOf(RawMessage message) {
        return known.computeIfAbsent(
                message.encoding() + " " + message.type() + " " + message.md5() + "\n" + message.definition(),
                key -> message.encoding() == WireEncoding.CDR ? learnCdr(message) : learn(message));
    }

    private Layout learn(RawMessage message) {
        Optional<MessageSchema> parsed = parse(message);
        // A bridge states no MD5; what it states as the definition has to be believed.
        boolean stated = message.md5().isEmpty()
                ? !message.definition().isBlank()
                : parsed.isPresent() && parsed.get().md5().equals(message.md5());
        if (parsed.isPresent() && stated) {
            return new Layout(new Definition(message.definition(), "publisher"), lead(parsed.get()));
        }
        Optional<MessageSchema> shipped =
                registry.find(message.type()).filter(schema -> schema.md5().equals(message.md5()));
        return shipped.map(schema ->
                        new Layout(new Definition(schema.fullDefinition(), "rebuilt from registry"), lead(schema)))
                .orElseGet(() -> new Layout(new Definition(message.definition(), "incomplete"), Lead.NOTHING));
    }

    private Layout learnCdr(RawMessage message) {
        try {
            // The registry only fills gaps in order to find the first field; what is recorded stays as it was stated.
            MessageSchema schema = Codec.of(message.encoding()).parse(message.type(), message.definition(), registry);
            return new Layout(new Definition(message.definition(), "publisher"), lead(schema));
        } catch (DefinitionException e) {
            return new Layout(new Definition(message.definition(), "incomplete"), Lead.NOTHING);
        }
    }

    private static Optional<MessageSchema> parse(RawMessage message) {
        try {
            // Nothing but the publisher's own text: a gap filled from elsewhere would not be in the recording.
            return Optional.of(MessageSchema.parse(message.type(), message.definition(), MessageRegistry.empty()));
        } catch (DefinitionException e) {
            return Optional.empty();
        }
    }

    private static Lead lead(MessageSchema schema) {
        if (schema.fields().isEmpty() || schema.fields().get(0).isArray()) {
            return Lead.NOTHING;
        }
        if (schema.encoding() == WireEncoding.CDR) {
            String first = TypeNames.ros1(schema.fields().get(0).type());
            return first.equals("std_msgs/Header") || first.equals("time") ? Lead.CDR_TIME : Lead.NOTHING;
        }
        return switch (schema.fields().get(0).type()) {
            case "std_msgs/Header" -> Lead.ROS1_HEADER;
            case "time" -> Lead.ROS1_TIME;
            default -> Lead.NOTHING;
        };
    }
}

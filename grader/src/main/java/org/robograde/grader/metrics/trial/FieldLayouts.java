package org.robograde.grader.metrics.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.FieldSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.WireEncoding;

/**
 * Reads what an arm's roles need from messages of any type that has the fields, by the definition the recording holds: a maker's own
 * message with a pose and a wrench in it, or a ROS 2 message in CDR. Slower than a known layout, and never a guess: a field that is
 * not there under its usual name is an obstacle.
 */
final class FieldLayouts {
    private static final MessageRegistry REGISTRY = MessageRegistry.shipped();
    private static final List<String> POSE_PATHS = List.of("pose.pose.", "pose.", "");

    private record ChannelKey(String topic, int id) {}

    record Pose(long stampNanos, String frame, Vector3 position, Optional<Orientation> orientation) {}

    record Wrench(Vector3 force, Vector3 torque) {}

    private final Map<ChannelKey, MessageSchema> schemas = new HashMap<>();

    /** Why a channel cannot be read as one of the arm's roles, or nothing when it can. */
    static Optional<String> obstacle(String role, Channel channel) {
        if (Stream.of(KnownLayouts.POSE_STAMPED, KnownLayouts.WRENCH_STAMPED, KnownLayouts.JOINT_STATE)
                .anyMatch(type -> KnownLayouts.known(channel, type) && suits(role, REGISTRY.get(type)))) {
            return Optional.empty();
        }
        String at = role + " on " + channel.topic();
        MessageSchema schema;
        try {
            schema = schema(channel);
        } catch (DefinitionException e) {
            return Optional.of(at + " cannot be read by its definition: " + e.getMessage());
        }
        return suits(role, schema)
                ? Optional.empty()
                : Optional.of(at + " is a " + channel.schemaName() + ", which has not the fields of " + role + ": "
                        + String.join(", ", fields(role).get(0)));
    }

    private static boolean suits(String role, MessageSchema schema) {
        return fields(role).stream()
                .anyMatch(alternative -> alternative.stream().allMatch(path -> has(schema, path)));
    }

    private static List<List<String>> fields(String role) {
        if (Roles.ARM_POSES.contains(role)) {
            return List.of(
                    List.of("pose.position.x", "pose.orientation.w"),
                    List.of("pose.pose.position.x", "pose.pose.orientation.w"),
                    List.of("position.x", "orientation.w"),
                    List.of("transform.translation.x", "transform.rotation.w"));
        }
        return switch (role) {
            case Roles.WRENCH -> List.of(List.of("wrench.force.x", "wrench.torque.x"), List.of("force.x", "torque.x"));
            case Roles.JOINTS -> List.of(List.of("name", "position"));
            default -> List.of(List.of("state"), List.of("data"));
        };
    }

    private static boolean has(MessageSchema schema, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        for (FieldSchema field : schema.fields()) {
            if (field.name().equals(name)) {
                return dot < 0
                        || field.nested()
                                .filter(nested -> has(nested, path.substring(dot + 1)))
                                .isPresent();
            }
        }
        return false;
    }

    private static MessageSchema schema(Channel channel) {
        WireEncoding encoding = encoding(channel);
        Codec codec = Codec.of(encoding);
        String type = codec.typeName(channel.schemaName());
        return channel.schemaText().isBlank()
                ? REGISTRY.find(type)
                        .orElseThrow(() -> new DefinitionException("the recording holds no definition of " + type))
                : codec.parse(type, channel.schemaText(), REGISTRY);
    }

    private static WireEncoding encoding(Channel channel) {
        for (WireEncoding encoding : WireEncoding.values()) {
            if (encoding.label().equals(channel.messageEncoding())) {
                return encoding;
            }
        }
        throw new DefinitionException("it is encoded " + channel.messageEncoding() + "; only ros1 and cdr are read");
    }

    private Message decoded(EvidenceMessage message) {
        Channel channel = message.channel();
        MessageSchema schema =
                schemas.computeIfAbsent(new ChannelKey(channel.topic(), channel.id()), key -> schema(channel));
        return Codec.of(schema.encoding()).decode(schema, message.payload());
    }

    Pose pose(EvidenceMessage of) {
        Message message = read(of);
        if (message.has("transform.translation.x")) {
            return pose(message, "transform.translation", "transform.rotation");
        }
        for (String prefix : POSE_PATHS) {
            if (message.has(prefix + "position.x")) {
                return pose(message, prefix + "position", prefix + "orientation");
            }
        }
        throw new UnreadableMessageException("no pose in a " + message.schema().type());
    }

    private static Pose pose(Message message, String position, String orientation) {
        return new Pose(
                message.has("header.stamp") ? message.time("header.stamp").toNanos() : 0,
                message.has("header.frame_id") ? message.text("header.frame_id") : "",
                vector(message, position),
                ArmReader.orientation(
                        message.number(orientation + ".x"),
                        message.number(orientation + ".y"),
                        message.number(orientation + ".z"),
                        message.number(orientation + ".w")));
    }

    Wrench wrench(EvidenceMessage of) {
        Message message = read(of);
        String prefix = message.has("wrench.force.x") ? "wrench." : "";
        return new Wrench(vector(message, prefix + "force"), vector(message, prefix + "torque"));
    }

    void joints(EvidenceMessage of, JointTrack.Builder joints) {
        Message message = read(of);
        joints.add(of.logTimeNanos(), message.texts("name"), ArmReader.finite(message.numbers("position")));
    }

    String state(EvidenceMessage of) {
        Message message = read(of);
        return message.text(message.has("state") ? "state" : "data");
    }

    /** The codec refuses bytes that are no such message; a field of an unexpected kind is refused by its path. */
    private Message read(EvidenceMessage of) {
        try {
            return decoded(of);
        } catch (DefinitionException | IllegalArgumentException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()));
        }
    }

    private static Vector3 vector(Message message, String path) {
        return ArmReader.finite(
                new Vector3(message.number(path + ".x"), message.number(path + ".y"), message.number(path + ".z")));
    }
}

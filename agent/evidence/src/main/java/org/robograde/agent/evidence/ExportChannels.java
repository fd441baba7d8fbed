package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.robograde.agent.evidence.bag.BagConnection;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.FieldMapping;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.TypeNames;
import org.robograde.robots.messages.WireEncoding;

/** Decides for each channel of a bundle whether and how it goes into a ROS 1 bag. */
final class ExportChannels {
    /** What ROS 1 allows as a name; a recorder elsewhere may have allowed more. */
    private static final Pattern ROS_NAME = Pattern.compile("[/~]?[A-Za-z][A-Za-z0-9_/]*");

    private static final Set<String> TEXT_ENCODINGS = Set.of("json", "senml+json");

    /** @param convert gives the payload in ROS 1 form, empty if the message does not fit its definition */
    record Route(int connectionId, Function<ByteBuffer, Optional<ByteBuffer>> convert) {
        Optional<ByteBuffer> payload(ByteBuffer recorded) {
            return convert.apply(recorded);
        }
    }

    private final BagExport.Choice choice;
    private final Map<Channel, Route> routes = new LinkedHashMap<>();
    private final List<BagConnection> connections = new ArrayList<>();
    private final SortedMap<String, String> leftOut = new TreeMap<>();
    private final TreeSet<String> remarks = new TreeSet<>();

    ExportChannels(BagExport.Choice choice) {
        this.choice = choice;
    }

    void choose(Channel channel) {
        if (channel.messageEncoding().equals(WireEncoding.ROS1.label())) {
            ros1(channel);
        } else if (channel.messageEncoding().equals(WireEncoding.CDR.label())) {
            cdr(channel);
        } else if (TEXT_ENCODINGS.contains(channel.messageEncoding())) {
            text(channel);
        } else {
            leaveOut(channel, "'" + channel.messageEncoding() + "' is no ROS message");
        }
    }

    private void ros1(Channel channel) {
        String recorded = channel.schemaText();
        String md5 = channel.metadata().getOrDefault("md5sum", "");
        Optional<MessageSchema> complete = parsed(channel, MessageRegistry.empty());
        Optional<MessageSchema> schema = complete.or(() -> parsed(channel, MessageRegistry.shipped()));
        String definition = complete.isPresent()
                ? recorded
                : schema.map(MessageSchema::fullDefinition).orElse(recorded);
        if (schema.isEmpty()) {
            remarks.add(channel.topic() + ": the definition of " + channel.schemaName()
                    + " is incomplete or missing, so readers of the bag cannot decode it");
        } else if (md5.isEmpty() || md5.equals("*")) {
            md5 = schema.get().md5();
        } else if (!md5.equals(schema.get().md5())) {
            definition = recorded;
            remarks.add(channel.topic() + ": the MD5 recorded for " + channel.schemaName() + " (" + md5
                    + ") is not that of its definition (" + schema.get().md5() + "); both are kept as they are");
        }
        add(channel, channel.schemaName(), md5, definition, payload -> Optional.of(payload));
    }

    private static Optional<MessageSchema> parsed(Channel channel, MessageRegistry registry) {
        try {
            return Optional.of(MessageSchema.parse(channel.schemaName(), channel.schemaText(), registry));
        } catch (DefinitionException e) {
            return Optional.empty();
        }
    }

    private void cdr(Channel channel) {
        String type = TypeNames.ros2(channel.schemaName());
        Optional<MessageSchema> ros1 = MessageRegistry.shipped().find(TypeNames.ros1(type));
        if (ros1.isEmpty()) {
            leaveOut(channel, "ROS 2 type " + channel.schemaName() + " has no ROS 1 counterpart known here");
            return;
        }
        try {
            MessageSchema ros2 =
                    MessageSchema.parse(WireEncoding.CDR, type, channel.schemaText(), MessageRegistry.shipped());
            FieldMapping mapping = FieldMapping.between(ros2, ros1.get());
            List<String> lost = mapping.lost();
            if (!lost.isEmpty()) {
                leaveOut(channel, "ROS 1's " + ros1.get().type() + " has no place for " + String.join(", ", lost));
                return;
            }
            remarks.add(channel.topic() + ": converted from ROS 2's " + channel.schemaName()
                    + (mapping.unset().isEmpty() ? "" : "; " + String.join(", ", mapping.unset()) + " is not set"));
            add(
                    channel,
                    ros1.get().type(),
                    ros1.get().md5(),
                    ros1.get().fullDefinition(),
                    payload -> converted(ros2, mapping, payload));
        } catch (DefinitionException e) {
            leaveOut(channel, "ROS 2 type " + channel.schemaName() + " cannot be converted: " + e.getMessage());
        }
    }

    private static Optional<ByteBuffer> converted(MessageSchema ros2, FieldMapping mapping, ByteBuffer payload) {
        try {
            return Optional.of(ByteBuffer.wrap(Ros1Codec.encode(mapping.convert(CdrCodec.decode(ros2, payload)))));
        } catch (DefinitionException e) {
            return Optional.empty();
        }
    }

    private void text(Channel channel) {
        if (!choice.eventsAsStrings()) {
            leaveOut(channel, "JSON, no ROS message; --events-as-strings puts it in as std_msgs/String");
            return;
        }
        MessageSchema string = MessageRegistry.shipped().get("std_msgs/String");
        add(channel, string.type(), string.md5(), string.fullDefinition(), ExportChannels::string);
    }

    /** ROS 1 form of a text: its length, then its bytes. */
    private static Optional<ByteBuffer> string(ByteBuffer text) {
        return Optional.of(ByteBuffer.allocate(Integer.BYTES + text.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(text.remaining())
                .put(text.duplicate())
                .flip());
    }

    private void add(
            Channel channel,
            String type,
            String md5,
            String definition,
            Function<ByteBuffer, Optional<ByteBuffer>> convert) {
        int id = connections.size();
        connections.add(new BagConnection(
                id,
                channel.topic(),
                type,
                md5,
                definition,
                channel.metadata().getOrDefault("callerid", ""),
                channel.metadata().getOrDefault("latching", "0").equals("1")));
        routes.put(channel, new Route(id, convert));
        if (!ROS_NAME.matcher(channel.topic()).matches()) {
            remarks.add(channel.topic() + ": is no name that ROS allows; 'rosbag play' needs it mapped to another");
        }
    }

    private void leaveOut(Channel channel, String reason) {
        leftOut.put(channel.topic(), reason);
    }

    /** Empty for a channel that was left out, though another one on its topic was not. */
    Optional<Route> route(Channel channel) {
        return Optional.ofNullable(routes.get(channel));
    }

    List<BagConnection> connections() {
        return Collections.unmodifiableList(connections);
    }

    /** Topics with at least one channel that goes into the bag. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        routes.keySet().forEach(channel -> topics.add(channel.topic()));
        return topics;
    }

    SortedMap<String, String> leftOut() {
        return leftOut;
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }
}

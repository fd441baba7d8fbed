package org.robograde.agent.vision;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.WireEncoding;

/** Recorded bytes to messages of ROS 1 or ROS 2, by the channel's own definition. */
final class MessageReader {
    private final Map<Channel, MessageSchema> schemas = new ConcurrentHashMap<>();

    /** ROS 2 puts "msg" into its types' names; some of its older recordings do not. */
    static String type(Channel channel) {
        return channel.schemaName().replace("/msg/", "/");
    }

    static boolean readable(Channel channel) {
        return channel.messageEncoding().equals("ros1")
                || channel.messageEncoding().equals("cdr");
    }

    /**
     * @throws DefinitionException if the channel's definition is none
     * @throws IllegalArgumentException if the message is not what its definition says
     */
    Message read(EvidenceMessage message) {
        MessageSchema schema = schemas.computeIfAbsent(message.channel(), MessageReader::schemaOf);
        return message.channel().messageEncoding().equals("cdr")
                ? CdrCodec.decode(schema, message.payload().duplicate())
                : Ros1Codec.decode(schema, message.payload().duplicate());
    }

    private static MessageSchema schemaOf(Channel channel) {
        return channel.messageEncoding().equals("cdr")
                ? MessageSchema.parse(
                        WireEncoding.CDR, ros2Name(channel.schemaName()), channel.schemaText(), MessageRegistry.empty())
                : MessageSchema.parse(channel.schemaName(), channel.schemaText(), MessageRegistry.shipped());
    }

    private static String ros2Name(String type) {
        return type.contains("/msg/") ? type : type.replaceFirst("/", "/msg/");
    }
}

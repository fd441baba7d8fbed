package org.robograde.robots.rosjava;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.ChannelStateEvent;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.channel.SimpleChannelUpstreamHandler;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;
import org.ros.internal.transport.ConnectionHeader;

/**
 * One connection to one publisher, read where its frames come in: ahead of ROSJava's queue of 16 messages, which drops in silence, and
 * of its handshake, which forgets the publisher's header and accepts one type only.
 */
final class PublisherChannel extends SimpleChannelUpstreamHandler {
    private final HeardTopic topic;
    private @Nullable RawMessage pattern;
    private @Nullable SocketAddress address;

    PublisherChannel(HeardTopic topic) {
        this.topic = topic;
    }

    @Override
    public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
        long monotonicNanos = System.nanoTime();
        Instant wall = Instant.now();
        ChannelBuffer frame = (ChannelBuffer) event.getMessage();
        RawMessage known = pattern;
        if (known == null) {
            Map<String, String> header = fields(frame.toByteBuffer());
            address = event.getChannel().getRemoteAddress();
            if (!header.containsKey("error")) {
                known = topic.accept(header);
                pattern = known;
                topic.connected(this);
            }
            // What the publisher sends is for us to judge; ROSJava sees what it asked for.
            Channels.fireMessageReceived(context, asAsked(header), event.getRemoteAddress());
            return;
        }
        topic.deliver(new RawMessage(
                known.topic(),
                known.encoding(),
                known.type(),
                known.md5(),
                known.definition(),
                known.callerId(),
                known.latching(),
                ByteBuffer.wrap(WireBytes.rest(frame)).asReadOnlyBuffer(),
                monotonicNanos,
                wall.getEpochSecond() * 1_000_000_000L + wall.getNano()));
    }

    private static ChannelBuffer asAsked(Map<String, String> header) {
        ConnectionHeader seen = new ConnectionHeader();
        header.forEach((name, value) -> {
            // ROSJava writes and reads ASCII.
            if (!name.equals("message_definition") && !name.equals("type") && !name.equals("md5sum"))
                seen.addField(name, value);
        });
        seen.addField("type", AnyType.NAME);
        seen.addField("md5sum", AnyType.NAME);
        return seen.encode();
    }

    static Map<String, String> fields(ByteBuffer header) {
        Map<String, String> fields = new HashMap<>();
        ByteBuffer in = header.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 4) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) break;
            byte[] bytes = new byte[length];
            in.get(bytes);
            String field = new String(bytes, StandardCharsets.UTF_8);
            int equals = field.indexOf('=');
            if (equals > 0) fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    /** What every message of a publisher has in common, from its header. */
    static RawMessage pattern(String topic, Map<String, String> header) {
        return new RawMessage(
                topic,
                WireEncoding.ROS1,
                header.getOrDefault("type", ""),
                header.getOrDefault("md5sum", ""),
                header.getOrDefault("message_definition", ""),
                header.getOrDefault("callerid", ""),
                "1".equals(header.get("latching")),
                ByteBuffer.allocate(0),
                0,
                0);
    }

    @Override
    public void channelClosed(ChannelHandlerContext context, ChannelStateEvent event) throws Exception {
        topic.ended(this, event.getChannel().getFactory());
        super.channelClosed(context, event);
    }

    /** The publishing node; empty before its header came. */
    String publisher() {
        RawMessage known = pattern;
        return known == null ? "" : known.callerId();
    }

    /** Where the publisher listens; null before its header came. */
    @Nullable
    SocketAddress address() {
        return address;
    }
}

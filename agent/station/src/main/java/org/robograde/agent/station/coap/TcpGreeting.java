package org.robograde.agent.station.coap;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.tcp.netty.TcpClientConnector;
import org.eclipse.californium.elements.tcp.netty.TcpServerConnector;

/**
 * Connectors over TCP that begin each connection with a Capabilities and Settings Message, as RFC 8323 section 5.3 demands of both ends; Californium
 * sends none, and libcoap waits for it in vain before it sends anything else.
 */
final class TcpGreeting extends ChannelInboundHandlerAdapter {
    /** No options, no token, code 7.01: everything as RFC 8323 has it by default. */
    private static final byte[] CAPABILITIES_AND_SETTINGS = {0, (byte) 0xE1};

    private TcpGreeting() {}

    static Connector server(InetSocketAddress bind, Configuration configuration) {
        return new TcpServerConnector(bind, configuration) {
            @Override
            protected void onNewChannelCreated(Channel channel) {
                channel.pipeline().addFirst(new TcpGreeting());
            }
        };
    }

    static Connector client(Configuration configuration) {
        return new TcpClientConnector(configuration) {
            @Override
            protected void onNewChannelCreated(SocketAddress remote, Channel channel) {
                channel.pipeline().addFirst(new TcpGreeting());
            }
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var ignored = context.writeAndFlush(Unpooled.wrappedBuffer(CAPABILITIES_AND_SETTINGS));
        context.fireChannelActive();
    }
}

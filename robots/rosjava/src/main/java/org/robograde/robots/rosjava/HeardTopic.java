package org.robograde.robots.rosjava;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.netty.channel.ChannelFactory;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.ChannelStateEvent;
import org.robograde.robots.messages.RawMessage;
import org.ros.internal.node.topic.DefaultSubscriber;
import org.ros.internal.node.topic.TopicDeclaration;
import org.ros.internal.transport.tcp.AbstractNamedChannelHandler;
import org.ros.internal.transport.tcp.TcpClientManager;
import org.ros.namespace.GraphName;
import org.ros.node.topic.DefaultSubscriberListener;
import org.ros.node.topic.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topic being heard over one ROSJava subscriber, by any number of listeners. ROSJava never connects again to a publisher it lost; this does. */
final class HeardTopic {
    private static final Logger LOG = LoggerFactory.getLogger(HeardTopic.class);
    private static final int CONNECT_MILLIS_MAX = 2_000;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final RosJavaNode node;
    private final RosJavaGraph graph;
    private final String topic;
    private final DefaultSubscriber<WireBytes> subscriber;
    private final TcpClientManager clients;
    private final Set<PublisherChannel> open = new HashSet<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<String, RawMessage> latched = new TreeMap<>();
    private long broken;
    private boolean closed;

    HeardTopic(RosJavaNode node, RosJavaGraph graph, GraphName name) {
        this.node = node;
        this.graph = graph;
        this.topic = name.toString();
        TopicDeclaration anything = TopicDeclaration.newFromTopicName(name, AnyType.description(), null);
        this.subscriber =
                DefaultSubscriber.newDefault(node.identifier(), anything, node.executor(), WireBytes.DESERIALIZER);
        this.clients = Internals.read(subscriber, "tcpClientManager", TcpClientManager.class);
        clients.addNamedChannelHandler(new Tap());
        subscriber.addSubscriberListener(new DefaultSubscriberListener<>() {
            @Override
            public void onShutdown(Subscriber<WireBytes> ended) {
                node.participants().removeSubscriber(subscriber);
            }
        });
    }

    /** Registers with the master; only now can a publisher be connected. */
    void start() {
        node.participants().addSubscriber(subscriber);
    }

    /** Puts a reader of its own ahead of ROSJava's handshake on every new connection. */
    private final class Tap extends AbstractNamedChannelHandler {
        @Override
        public String getName() {
            return "RoboGradeTap";
        }

        @Override
        public void channelOpen(ChannelHandlerContext context, ChannelStateEvent event) throws Exception {
            context.getPipeline()
                    .addBefore(
                            "SubscriberHandshakeHandler",
                            "RoboGradePublisherChannel",
                            new PublisherChannel(HeardTopic.this));
            super.channelOpen(context, event);
        }
    }

    RawMessage accept(Map<String, String> header) {
        return PublisherChannel.pattern(topic, header);
    }

    synchronized void connected(PublisherChannel channel) {
        open.add(channel);
    }

    /** Who comes later gets what is latched, as from a connection of its own. */
    synchronized void add(Listener listener) {
        latched.values().forEach(listener::hear);
        listeners.add(listener);
    }

    /** True when nobody is left. */
    synchronized boolean remove(Listener listener) {
        return listeners.remove(listener) && listeners.isEmpty();
    }

    synchronized void deliver(RawMessage message) {
        if (message.latching()) latched.put(message.callerId(), message);
        listeners.forEach(listener -> listener.hear(message));
    }

    synchronized int publisherCount() {
        return open.size();
    }

    synchronized long brokenLinkCount() {
        return broken;
    }

    private synchronized boolean hears(String publisher) {
        return open.stream().anyMatch(each -> each.publisher().equals(publisher));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** A connection is over; netty's threads for it are ended, since ROSJava forgets them. */
    void ended(PublisherChannel channel, ChannelFactory factory) {
        SocketAddress address = channel.address();
        boolean lost;
        synchronized (this) {
            lost = open.remove(channel) && !closed;
            if (lost) broken++;
            if (!hears(channel.publisher())) latched.remove(channel.publisher());
        }
        try {
            node.executor().execute(factory::shutdown);
            if (lost && address != null) node.executor().execute(() -> connectAgain(channel.publisher(), address));
        } catch (RejectedExecutionException leaving) {
            // The node ends all its threads itself.
            LOG.debug("{}: the node is being closed", topic);
        }
    }

    private void connectAgain(String publisher, SocketAddress address) {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        try {
            do {
                Thread.sleep(pauseMillis);
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
            } while (!isClosed() && !hears(publisher) && !connected(publisher, address));
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when there is nothing more to try. */
    private boolean connected(String publisher, SocketAddress address) {
        try {
            if (!graph.publishes(publisher, topic)) {
                withdrawn();
                return true;
            }
            // First a bare connection: each of ROSJava's that fails leaves threads behind.
            try (Socket bare = new Socket()) {
                bare.connect(address, CONNECT_MILLIS_MAX);
            }
            clients.connect("again", address);
            return true;
        } catch (IOException | RuntimeException failed) {
            LOG.debug("{} from {} at {}: {}", topic, publisher, address, failed.toString());
            return false;
        }
    }

    /** A publisher hangs up just before it withdraws: no link broke. */
    private synchronized void withdrawn() {
        if (broken > 0) broken--;
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        subscriber.shutdown();
    }

    /** One who hears this topic. */
    interface Listener {
        /** Never throws. */
        void hear(RawMessage message);
    }
}

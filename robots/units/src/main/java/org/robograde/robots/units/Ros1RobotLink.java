package org.robograde.robots.units;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** The link to a ROS 1 graph, through a node of its own. Thread-safe. */
public final class Ros1RobotLink implements RobotLink {
    private final RosNode node;
    private final MessageRegistry registry;
    private final Map<String, RosNode.ServiceClient> clients = new ConcurrentHashMap<>();

    private Ros1RobotLink(RosNode node, MessageRegistry registry) {
        this.node = node;
        this.registry = registry;
    }

    /** {@link #connect(URI, String, String)} for a graph on this machine: everything stays on loopback. */
    public static Ros1RobotLink connect(URI link, String nodeName) {
        return connect(link, nodeName, "127.0.0.1");
    }

    /**
     * Joins the graph whose master stands at {@code link}.
     *
     * @param link {@code ros1://host:port}
     * @param nodeName e.g. {@code /robograde/station}; a second node of the same name would push the first out of the graph
     * @param ownHost address or name at which the unit reaches this machine; the node listens there only
     * @throws LinkException if the master does not answer, or is elsewhere while {@code ownHost} is loopback
     */
    public static Ros1RobotLink connect(URI link, String nodeName, String ownHost) {
        RosNodeOptions options = new RosNodeOptions(nodeName, LinkAddress.masterUri(link), ownHost, Map.of());
        LinkAddress.checkReachable(link, ownHost);
        return asLinkFailure(() -> new Ros1RobotLink(RosNode.start(options), MessageRegistry.shipped()));
    }

    @Override
    public Map<String, String> topics() {
        return asLinkFailure(node::publishedTopics);
    }

    @Override
    public Set<String> services() {
        return asLinkFailure(() -> Set.copyOf(node.services().keySet()));
    }

    @Override
    public Listening listen(String topic, Consumer<RawMessage> onMessage) {
        return asLinkFailure(() -> new RosListening(node.subscribeRaw(topic, onMessage)));
    }

    @Override
    public Sender sender(String topic, String type, boolean latching) {
        return asLinkFailure(() -> new RosSender(node.advertise(topic, registry.get(type), latching)));
    }

    @Override
    public Message call(String service, String serviceType, Message request, Duration timeout) {
        return asLinkFailure(() -> clients.computeIfAbsent(
                        service, name -> node.client(name, registry.service(serviceType)))
                .call(request, timeout));
    }

    @Override
    public void close() {
        clients.values().forEach(RosNode.ServiceClient::close);
        clients.clear();
        node.close();
    }

    /** Above this port nobody knows ROS, so its exceptions end here; their text already names the peer. */
    private static <T> T asLinkFailure(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (RosException | DefinitionException e) {
            throw new LinkException(String.valueOf(e.getMessage()), e);
        }
    }

    private record RosListening(RosNode.Subscription subscription) implements Listening {
        @Override
        public long receivedCount() {
            return subscription.receivedCount();
        }

        @Override
        public long brokenLinkCount() {
            return subscription.brokenLinkCount();
        }

        @Override
        public int publisherCount() {
            return subscription.publisherCount();
        }

        @Override
        public List<LinkRecord> links() {
            return subscription.connections().stream()
                    .map(each -> new LinkRecord(
                            each.publisherId(),
                            each.connectedMonotonicNanos(),
                            each.endedMonotonicNanos(),
                            each.endReason(),
                            each.messageCount(),
                            each.byteCount()))
                    .toList();
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    private record RosSender(RosNode.Publisher publisher) implements Sender {
        @Override
        public void send(Message message) {
            asLinkFailure(() -> {
                publisher.publish(message);
                return true;
            });
        }

        @Override
        public long sentCount() {
            return publisher.publishedCount();
        }

        @Override
        public boolean awaitListener(Duration timeout) throws InterruptedException {
            return publisher.awaitSubscribers(1, timeout);
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}

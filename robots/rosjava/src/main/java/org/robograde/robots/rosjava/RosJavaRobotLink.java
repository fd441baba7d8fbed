package org.robograde.robots.rosjava;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.names.PeerAddress;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.ros.exception.RosRuntimeException;
import org.ros.namespace.GraphName;

/** The link to a ROS 1 graph through a ROSJava node. Thread-safe. It hears all; what it sends in bursts may be lost, and nothing says so. */
public final class RosJavaRobotLink implements RobotLink {
    private final RosJavaNode node;
    private final RosJavaGraph graph;
    private final RosJavaCall services;
    private final MessageRegistry registry = MessageRegistry.shipped();
    private final Map<GraphName, HeardTopic> heard = new HashMap<>();
    private final Set<RosJavaSender> senders = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private RosJavaRobotLink(RosJavaNode node, RosJavaGraph graph) {
        this.node = node;
        this.graph = graph;
        this.services = new RosJavaCall(node);
    }

    /** {@link #connect(URI, String, String)} for a graph on this machine: everything stays on loopback. */
    public static RosJavaRobotLink connect(URI link, String nodeName) {
        return connect(link, nodeName, "127.0.0.1");
    }

    /**
     * Joins the graph whose master stands at {@code link}.
     *
     * @param link {@code rosjava://host:port}
     * @param nodeName e.g. {@code /robograde/station}
     * @param ownHost address at which the unit reaches this machine. With any but a loopback address ROSJava listens on every network
     * @throws LinkException if the master does not answer, naming its address and what to check
     */
    public static RosJavaRobotLink connect(URI link, String nodeName, String ownHost) {
        URI master = masterUri(link);
        InetAddress own = new InetSocketAddress(ownHost, 0).getAddress();
        boolean loopback = own != null && own.isLoopbackAddress();
        RosJavaGraph graph = new RosJavaGraph(master, nodeName);
        // Before any port is opened: ROSJava itself would go on asking a master that is not there.
        graph.topics();
        return new RosJavaRobotLink(RosJavaNode.start(master, nodeName, ownHost, loopback), graph);
    }

    private static URI masterUri(URI link) {
        try {
            if ("rosjava".equals(link.getScheme())) {
                PeerAddress master = PeerAddress.of(link, 0);
                return URI.create("http://" + PeerAddress.inUri(master.host()) + ":" + master.port());
            }
        } catch (IOException incomplete) {
            throw new LinkException("\"" + link + "\" is no rosjava://HOST:PORT", incomplete);
        }
        throw new LinkException("\"" + link + "\" is no rosjava://HOST:PORT");
    }

    @Override
    public Map<String, String> topics() {
        return asLinkFailure(graph::topics);
    }

    @Override
    public Set<String> services() {
        return asLinkFailure(graph::services);
    }

    @Override
    public synchronized Listening listen(String topic, Consumer<RawMessage> onMessage) {
        return asLinkFailure(() -> {
            checkOpen();
            GraphName name = node.resolve(topic);
            HeardTopic known = heard.get(name);
            HeardTopic shared = known == null ? new HeardTopic(node, graph, name) : known;
            RosJavaListening listening =
                    new RosJavaListening(shared, onMessage, leaving -> leave(name, shared, leaving));
            shared.add(listening);
            if (known == null) {
                heard.put(name, shared);
                shared.start();
            }
            return listening;
        });
    }

    private synchronized void leave(GraphName name, HeardTopic topic, RosJavaListening listening) {
        if (topic.remove(listening) && heard.remove(name, topic)) topic.close();
    }

    @Override
    public synchronized Sender sender(String topic, String type, boolean latching) {
        return asLinkFailure(() -> {
            checkOpen();
            MessageSchema schema = registry.get(type);
            GraphName name = node.resolve(topic);
            if (senders.stream().anyMatch(each -> each.topic().equals(name.toString())))
                throw new LinkException("node " + node.name() + " publishes " + name + " already");
            RosJavaSender sender = new RosJavaSender(node, name, schema, latching, senders::remove);
            senders.add(sender);
            return sender;
        });
    }

    @Override
    public Message call(String service, String serviceType, Message request, Duration timeout) {
        return asLinkFailure(() -> {
            ServiceSchema schema = registry.service(serviceType);
            return services.call(node.resolve(service), schema, request, timeout);
        });
    }

    private void checkOpen() {
        if (closed) throw new LinkException("the link of " + node.name() + " is closed");
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        List.copyOf(senders).forEach(RosJavaSender::close);
        heard.values().forEach(HeardTopic::close);
        heard.clear();
        node.close();
    }

    private static <T> T asLinkFailure(Supplier<T> work) {
        try {
            return work.get();
        } catch (RosRuntimeException | DefinitionException e) {
            throw new LinkException(String.valueOf(e.getMessage()), e);
        }
    }
}

package org.robograde.robots.ros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.names.GraphName;
import org.robograde.robots.ros.names.PeerAddress;
import org.robograde.robots.ros.tcpros.Publication;
import org.robograde.robots.ros.tcpros.PublisherConnection;
import org.robograde.robots.ros.tcpros.ServiceServer;
import org.robograde.robots.ros.tcpros.SubscriberRecord;
import org.robograde.robots.ros.tcpros.TcpRosServer;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ROS 1 node on real sockets: publishes, subscribes, serves and calls. Thread-safe. Callbacks of one subscription come
 * one at a time, in order, on a thread of that link; calls of one service come one at a time. The node outlives its
 * master: when a restarted one does not know it, it registers again.
 */
public final class RosNode implements AutoCloseable {
    /** How much may wait for one slow subscriber of a topic before its oldest messages are dropped, unless said otherwise. */
    public static final long QUEUE_BYTES = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(RosNode.class);
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final Duration PEER_ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final String name;
    private final RosNodeOptions options;
    private final MasterClient master;
    private final TcpRosServer tcpRos;
    private final XmlRpcServer xmlRpc;
    private final NodeRegistrations registrations;
    private final SubscribedTopics topics;
    private final List<Publication> publications = new CopyOnWriteArrayList<>();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable RosClock> clock = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private RosNode(String name, RosNodeOptions options, InetAddress bind) {
        this.name = name;
        this.options = options;
        this.master = new MasterClient(options.masterUri(), name);
        // Before any port is opened: a node without a master is of no use.
        Object masterPid = master.pid();
        this.tcpRos = TcpRosServer.start(name, bind);
        this.xmlRpc = XmlRpcServer.start(name, bind, 0, new SlaveApi(new Inside()));
        String host = PeerAddress.inUri(options.host());
        String api = "http://" + host + ":" + xmlRpc.port() + "/";
        String serviceApi = "rosrpc://" + host + ":" + tcpRos.port();
        this.registrations = new NodeRegistrations(master, name, api, serviceApi, masterPid);
        this.topics = new SubscribedTopics(name, this::locate, registrations);
    }

    /** @throws RosException if the master does not answer, naming its address and what to check */
    public static RosNode start(RosNodeOptions options) {
        try {
            RosNode node = new RosNode(GraphName.clean(options.name()), options, BindAddress.of(options.host()));
            options.privateParameters()
                    .forEach((key, value) -> node.parameters().set("~" + key, value));
            return node;
        } catch (UncheckedIOException busy) {
            throw new RosException(busy.getMessage() + "; check that this is an address of this machine", busy);
        } catch (SocketException unlisted) {
            throw new RosException("the network interfaces of this machine cannot be listed", unlisted);
        }
    }

    public String name() {
        return name;
    }

    public URI masterUri() {
        return options.masterUri();
    }

    private String resolve(String written) {
        return GraphName.resolve(written, name, options.remappings());
    }

    /** @param latching whether a late subscriber gets the last message at once */
    public Publisher advertise(String topic, MessageSchema schema, boolean latching) {
        return advertise(topic, schema, latching, QUEUE_BYTES);
    }

    /**
     * @param latching whether a late subscriber gets the last message at once
     * @param queueBytes how much may wait for one slow subscriber before its oldest messages are dropped
     * @throws RosException if this node publishes the topic already
     */
    public Publisher advertise(String topic, MessageSchema schema, boolean latching, long queueBytes) {
        Publication publication = new Publication(resolve(topic), name, schema, latching, queueBytes);
        if (!tcpRos.offer(publication)) {
            throw new RosException("node " + name + " publishes " + publication.topic() + " already");
        }
        publications.add(publication);
        NodePublisher publisher = new NodePublisher(publication, () -> withdraw(publication, DRAIN));
        try {
            registrations.addPublisher(publication.topic(), schema.type());
        } catch (RosException unregistered) {
            publisher.close();
            throw unregistered;
        }
        return publisher;
    }

    private void withdraw(Publication publication, Duration drain) {
        tcpRos.withdraw(publication);
        publications.remove(publication);
        // The queues are written out before the master tells subscribers to leave, or they would leave with messages on
        // the way.
        publication.close(drain);
        registrations.removePublisher(publication.topic());
    }

    /** Decoded by the definition the publisher stated, completed from the shipped registry where it is incomplete. */
    public Subscription subscribe(String topic, MessageSchema schema, Consumer<Message> onMessage) {
        return topics.subscribe(resolve(topic), schema.type(), new DecodingReceiver(schema, onMessage));
    }

    /** Any type, undecoded. Several subscriptions of one topic share its connections. */
    public Subscription subscribeRaw(String topic, Consumer<RawMessage> onMessage) {
        return topics.subscribe(resolve(topic), "*", onMessage);
    }

    private InetSocketAddress locate(URI publisherApi, String topic) throws IOException {
        Object answer = new XmlRpcClient(publisherApi, PEER_ANSWERS_WITHIN)
                .call("requestTopic", name, topic, List.of(List.of("TCPROS")));
        if (answer instanceof List<?> triple
                && triple.size() == 3
                && Integer.valueOf(1).equals(triple.get(0))
                && triple.get(2) instanceof List<?> protocol
                && protocol.size() == 3
                && protocol.get(1) instanceof String host
                && protocol.get(2) instanceof Integer port
                && port > 0
                && port <= 65_535) {
            InetSocketAddress stated = new InetSocketAddress(host, port);
            // A robot that states a name only it can resolve is still there where the master says it is.
            return stated.isUnresolved()
                    ? new PeerAddress(PeerAddress.of(publisherApi, 80).host(), port).resolved()
                    : stated;
        }
        throw new IOException("the node at " + publisherApi + " does not offer " + topic + " over TCPROS: " + answer);
    }

    /** @return closing it withdraws the service and hangs up on its callers */
    public AutoCloseable serve(String service, ServiceSchema schema, Function<Message, Message> handler) {
        ServiceServer server = new ServiceServer(resolve(service), name, schema, handler);
        if (!tcpRos.offer(server)) {
            throw new RosException("node " + name + " serves " + server.name() + " already");
        }
        AutoCloseable handle = new AutoCloseable() {
            @Override
            public void close() {
                if (open.remove(this)) {
                    tcpRos.withdraw(server);
                    registrations.removeService(server.name());
                    server.close();
                }
            }
        };
        open.add(handle);
        try {
            registrations.addService(server.name());
        } catch (RosException unregistered) {
            closeQuietly(handle);
            throw unregistered;
        }
        return handle;
    }

    /** A persistent connection to a service; reconnects when the server comes back. */
    public ServiceClient client(String service, ServiceSchema schema) {
        ServiceClient client = new PersistentServiceClient(resolve(service), name, schema, master);
        open.add(client);
        return client;
    }

    /**
     * Asks a service's server what it is, without calling it.
     *
     * @throws RosException if nobody serves it or the server does not answer in time
     */
    public ServiceDescription describe(String service, Duration timeout) {
        return PersistentServiceClient.describe(resolve(service), name, master, timeout);
    }

    /** This node's time; whether it is simulated is asked for once, the first time. */
    public RosClock clock() {
        synchronized (clock) {
            RosClock known = clock.get();
            if (known == null) {
                known = RosClock.of(this);
                clock.set(known);
                open.add(known);
            }
            return known;
        }
    }

    /** The topics this node publishes now. */
    public List<String> publishing() {
        return publications.stream().map(Publication::topic).toList();
    }

    public Parameters parameters() {
        return new NodeParameters(master, this::resolve, registrations.watchedParameters(), registrations::watch);
    }

    /** Topics that have a publisher now, with their type. */
    public Map<String, String> publishedTopics() {
        return GraphAnswers.pairs(master.call("getPublishedTopics", ""));
    }

    /** Service name to providing node. */
    public Map<String, String> services() {
        return GraphAnswers.services(master.call("getSystemState"));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        registrations.close();
        publications.forEach(Publication::finish);
        long deadline = System.nanoTime() + DRAIN.toNanos();
        publications.forEach(each -> withdraw(each, Duration.ofNanos(deadline - System.nanoTime())));
        topics.close();
        open.forEach(RosNode::closeQuietly);
        tcpRos.close();
        xmlRpc.close();
    }

    private static void closeQuietly(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception failed) {
            LOG.debug("closing a handle", failed);
        }
    }

    /** What the slave API sees of this node. */
    private final class Inside implements SlaveApi.Node {
        @Override
        public NodeRegistrations registrations() {
            return registrations;
        }

        @Override
        public List<Publication> publications() {
            return publications;
        }

        @Override
        public String masterUri() {
            return options.masterUri().toString();
        }

        @Override
        public List<Object> tcpRosAddress() {
            return List.of(options.host(), tcpRos.port());
        }

        @Override
        public void shutDown(String reason) {
            LOG.warn("{} is shut down from outside: {}", name, reason);
            // On a thread of its own: whoever asked waits for the answer, and may be the master this node says goodbye
            // to.
            new Thread(RosNode.this::close, name + "-shutdown").start();
        }
    }

    /** One topic this node sends on. */
    public interface Publisher extends AutoCloseable {
        String topic();

        /**
         * Encodes once and queues to every subscriber; a full queue drops its oldest message and counts it.
         *
         * @throws RosException if this publisher or its node was closed
         */
        void publish(Message message);

        /**
         * Queues bytes as they are, whatever this topic's type says of them: what was heard elsewhere, or is wrong on purpose.
         *
         * @throws RosException if this publisher or its node was closed
         */
        void publishEncoded(byte[] payload);

        int subscriberCount();

        /** Waits until at least {@code count} subscribers are connected; false on time-out. */
        boolean awaitSubscribers(int count, Duration timeout) throws InterruptedException;

        /** Messages handed to {@link #publish} so far. */
        long publishedCount();

        /** Messages dropped because a subscriber was too slow, over all links. */
        long droppedCount();

        /** Who is connected now, with what each was sent and what it lost. */
        List<SubscriberRecord> subscribers();

        @Override
        void close();
    }

    /** One topic this node listens to. */
    public interface Subscription extends AutoCloseable {
        String topic();

        int publisherCount();

        long receivedCount();

        /** Messages of another type than was asked for: they are not handed over, and a warning is logged at the first. */
        long passedOverCount();

        /**
         * Connections to publishers that ended though neither side had withdrawn; after each, messages may be missing. A
         * publisher that hangs up just before it withdraws is counted for that instant.
         */
        long brokenLinkCount();

        /** Every connection to a publisher so far (the newest 4,096), in the order in which they began. */
        List<PublisherConnection> connections();

        boolean awaitPublishers(int count, Duration timeout) throws InterruptedException;

        @Override
        void close();
    }

    /** Calls one service. */
    public interface ServiceClient extends AutoCloseable {
        /** @throws RosException if the service is not there, refuses, or does not answer in time; the message says which */
        Message call(Message request, Duration timeout);

        @Override
        void close();
    }
}

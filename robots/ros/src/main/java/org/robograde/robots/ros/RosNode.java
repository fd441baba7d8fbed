package org.robograde.robots.ros;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.ServiceSchema;

/** A ROS 1 node on real sockets: publishes, subscribes, serves and calls. Thread-safe. Callbacks of one subscription come one at a time, in order, on a thread of that link. */
public final class RosNode implements AutoCloseable {
    private RosNode() {}

    /** @throws RosException if the master does not answer, naming its address and what to check */
    public static RosNode start(RosNodeOptions options) {
        throw new UnsupportedOperationException("contract");
    }

    public String name() {
        throw new UnsupportedOperationException("contract");
    }

    public URI masterUri() {
        throw new UnsupportedOperationException("contract");
    }

    /** @param latching whether a late subscriber gets the last message at once */
    public Publisher advertise(String topic, MessageSchema schema, boolean latching) {
        throw new UnsupportedOperationException("contract");
    }

    /** Decoded by the definition the publisher stated, completed from the shipped registry where it is incomplete. */
    public Subscription subscribe(String topic, MessageSchema schema, Consumer<Message> onMessage) {
        throw new UnsupportedOperationException("contract");
    }

    /** Any type, undecoded. */
    public Subscription subscribeRaw(String topic, Consumer<RawMessage> onMessage) {
        throw new UnsupportedOperationException("contract");
    }

    public AutoCloseable serve(String service, ServiceSchema schema, Function<Message, Message> handler) {
        throw new UnsupportedOperationException("contract");
    }

    /** A persistent connection to a service; reconnects when the server comes back. */
    public ServiceClient client(String service, ServiceSchema schema) {
        throw new UnsupportedOperationException("contract");
    }

    public Parameters parameters() {
        throw new UnsupportedOperationException("contract");
    }

    /** Topics that have a publisher now, with their type. */
    public Map<String, String> publishedTopics() {
        throw new UnsupportedOperationException("contract");
    }

    /** Service name to providing node. */
    public Map<String, String> services() {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }

    /** One topic this node sends on. */
    public interface Publisher extends AutoCloseable {
        String topic();

        /** Encodes once and queues to every subscriber; a full queue drops its oldest message and counts it. */
        void publish(Message message);

        int subscriberCount();

        /** Waits until at least {@code count} subscribers are connected; false on time-out. */
        boolean awaitSubscribers(int count, Duration timeout) throws InterruptedException;

        /** Messages handed to {@link #publish} so far. */
        long publishedCount();

        /** Messages dropped because a subscriber was too slow, over all links. */
        long droppedCount();

        @Override
        void close();
    }

    /** One topic this node listens to. */
    public interface Subscription extends AutoCloseable {
        String topic();

        int publisherCount();

        long receivedCount();

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

    /** The parameter server. Values are Boolean, Integer, Double, String, byte[], java.time.Instant, List, Map. */
    public interface Parameters {
        java.util.Optional<Object> get(String name);

        void set(String name, Object value);

        boolean has(String name);

        void delete(String name);
    }
}

package org.robograde.robots.ros.bridge;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.ServiceSchema;

/**
 * A connection to a bridge, kept up: when it breaks it is made again, and what was subscribed and advertised is so again. Thread-safe.
 * Schemas may be of either generation; messages are carried over to the form that the bridge's side speaks, by field name.
 */
public interface BridgeClient extends AutoCloseable {
    /** Topics that the bridge offers now and that can be read here, with their type as it names it. */
    Map<String, String> topics();

    Set<String> services();

    /**
     * Hears a topic, also one that is not offered yet. The callback runs on the link's receiving thread, one message at a time; while it
     * runs nothing is received, and it must not wait for an answer over this link.
     *
     * @throws org.robograde.robots.ros.RosException if the topic is offered in an encoding that is not read here
     */
    Subscription subscribe(String topic, Consumer<RawMessage> onMessage);

    /** @throws org.robograde.robots.ros.RosException if the bridge takes no messages from clients */
    Publisher advertise(String topic, MessageSchema schema, boolean latching);

    /** @throws org.robograde.robots.ros.RosException if the service is not there, refuses, or does not answer in time */
    Message call(String service, ServiceSchema schema, Message request, Duration timeout);

    /** Topic messages that were not sent because the queue was full or the link broke. */
    long droppedCount();

    @Override
    void close();

    /** One topic being heard. */
    interface Subscription extends AutoCloseable {
        /** Messages whose callback has returned. */
        long receivedCount();

        /** How often the link broke while this topic was offered. */
        long brokenLinkCount();

        /** Publishers as far as the bridge tells them apart, else 1 while the topic is offered. */
        int publisherCount();

        @Override
        void close();
    }

    /** One topic being published. */
    interface Publisher extends AutoCloseable {
        /** @throws org.robograde.robots.ros.RosException if the link is broken now: a command is never kept to be sent later */
        void publish(Message message);

        long publishedCount();

        /** Waits until someone listens; true at once where the bridge does not tell. */
        boolean awaitSubscribers(Duration timeout) throws InterruptedException;

        @Override
        void close();
    }
}

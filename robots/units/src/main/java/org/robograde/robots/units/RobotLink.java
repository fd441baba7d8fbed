package org.robograde.robots.units;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RawMessage;

/** The port to a robot under test (and to the field's own ROS nodes): everything the station sends or hears goes through it. Thread-safe. */
public interface RobotLink extends AutoCloseable {
    /** Topics offered now, with their type. */
    Map<String, String> topics();

    /** Service names offered now. */
    java.util.Set<String> services();

    /** Hears a topic undecoded; messages of one topic come one at a time, in order. */
    Listening listen(String topic, Consumer<RawMessage> onMessage);

    /** Opens a topic for sending. */
    Sender sender(String topic, String type, boolean latching);

    /** @throws LinkException if the service is not there, refuses, or does not answer in time */
    Message call(String service, String serviceType, Message request, Duration timeout);

    @Override
    void close();

    /** One topic being heard. */
    interface Listening extends AutoCloseable {
        long receivedCount();

        /** Connections that broke since this listening began; after each, messages may be missing. */
        long brokenLinkCount();

        /** How many publishers are connected now. */
        int publisherCount();

        /**
         * Every connection of this topic so far, in the order in which they began. Empty where the protocol below keeps no
         * connection per publisher.
         */
        default List<LinkRecord> links() {
            return List.of();
        }

        @Override
        void close();
    }

    /** One topic being sent to. */
    interface Sender extends AutoCloseable {
        void send(Message message);

        long sentCount();

        /** Waits until someone listens; false on time-out. */
        boolean awaitListener(Duration timeout) throws InterruptedException;

        @Override
        void close();
    }
}

package org.robograde.robots.units;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets several listeners hear one topic over one connection, as ROS means it: a publisher knows one subscriber per node and topic.
 * rospy ends the older of two connections of a node; with a driver and a recorder each on its own, the two would push each other
 * out for ever, and each would miss about half of the messages.
 */
final class SharedTopics {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTopics.class);

    private final RosNode node;
    private final Map<String, SharedTopic> topics = new HashMap<>();

    SharedTopics(RosNode node) {
        this.node = node;
    }

    synchronized RobotLink.Listening listen(String topic, Consumer<RawMessage> onMessage) {
        SharedTopic shared = topics.get(topic);
        if (shared == null) {
            shared = new SharedTopic();
            topics.put(topic, shared);
            Listener first = new Listener(topic, shared, onMessage);
            shared.add(first);
            shared.subscription = node.subscribeRaw(topic, shared::deliver);
            return first;
        }
        Listener next = new Listener(topic, shared, onMessage);
        shared.add(next);
        return next;
    }

    private synchronized void leave(String topic, SharedTopic shared, Listener listener) {
        if (shared.remove(listener)) {
            topics.remove(topic, shared);
            RosNode.Subscription subscription = shared.subscription;
            if (subscription != null) {
                subscription.close();
            }
        }
    }

    /** One connection and all who hear it. */
    private static final class SharedTopic {
        private final List<Listener> listeners = new ArrayList<>();
        private final Map<String, RawMessage> latched = new TreeMap<>();
        private volatile RosNode.@Nullable Subscription subscription;

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
            if (message.latching()) {
                latched.put(message.callerId(), message);
            }
            listeners.forEach(listener -> listener.hear(message));
        }
    }

    /** One who hears a shared topic. */
    private final class Listener implements RobotLink.Listening {
        private final String topic;
        private final SharedTopic shared;
        private final Consumer<RawMessage> onMessage;
        private final AtomicLong received = new AtomicLong();

        Listener(String topic, SharedTopic shared, Consumer<RawMessage> onMessage) {
            this.topic = topic;
            this.shared = shared;
            this.onMessage = onMessage;
        }

        /** Never throws: one who fails on a message must not keep it from the others, the recorder among them. */
        void hear(RawMessage message) {
            try {
                onMessage.accept(message);
            } catch (RuntimeException failed) {
                LOG.error("a listener of {} failed on a message", topic, failed);
            }
            received.incrementAndGet();
        }

        @Override
        public long receivedCount() {
            return received.get();
        }

        @Override
        public long brokenLinkCount() {
            RosNode.Subscription subscription = shared.subscription;
            return subscription == null ? 0 : subscription.brokenLinkCount();
        }

        @Override
        public int publisherCount() {
            RosNode.Subscription subscription = shared.subscription;
            return subscription == null ? 0 : subscription.publisherCount();
        }

        @Override
        public void close() {
            leave(topic, shared, this);
        }
    }
}

package org.robograde.robots.ros;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.tcpros.PublisherLocator;
import org.robograde.robots.ros.tcpros.TopicReceiver;
import org.robograde.robots.ros.tcpros.TopicSubscription;

/** The topics a node hears, one subscription each however many receivers there are. */
final class SubscribedTopics implements AutoCloseable {
    private final String node;
    private final PublisherLocator locator;
    private final NodeRegistrations registrations;
    private final Map<String, Shared> topics = new HashMap<>();

    /** One subscription and how many hear it. */
    private static final class Shared {
        private final TopicSubscription subscription;
        private int users;

        private Shared(TopicSubscription subscription) {
            this.subscription = subscription;
        }
    }

    SubscribedTopics(String node, PublisherLocator locator, NodeRegistrations registrations) {
        this.node = node;
        this.locator = locator;
        this.registrations = registrations;
    }

    /** @throws RosException if the master refuses the topic */
    NodeSubscription subscribe(String topic, String type, Consumer<RawMessage> onMessage) {
        TopicReceiver receiver = new TopicReceiver(type, onMessage);
        TopicSubscription subscription = join(topic, receiver);
        return new NodeSubscription(subscription, receiver, () -> leave(topic, receiver));
    }

    private TopicSubscription join(String topic, TopicReceiver receiver) {
        TopicSubscription known;
        synchronized (this) {
            Shared shared = topics.get(topic);
            if (shared == null) {
                return first(topic, receiver);
            }
            shared.users++;
            known = shared.subscription;
        }
        // Not under this lock: a receiver that closes itself while it hears a message holds the topic's and wants this
        // one.
        known.add(receiver);
        return known;
    }

    private TopicSubscription first(String topic, TopicReceiver receiver) {
        Shared shared = new Shared(new TopicSubscription(topic, node, locator));
        shared.users = 1;
        shared.subscription.add(receiver);
        topics.put(topic, shared);
        try {
            registrations.addSubscriber(shared.subscription);
        } catch (RosException unregistered) {
            leave(topic, receiver);
            throw unregistered;
        }
        return shared.subscription;
    }

    private synchronized void leave(String topic, TopicReceiver receiver) {
        Shared shared = topics.get(topic);
        if (shared == null) {
            return;
        }
        shared.subscription.remove(receiver);
        shared.users--;
        if (shared.users == 0) {
            topics.remove(topic);
            registrations.removeSubscriber(shared.subscription);
            shared.subscription.close();
        }
    }

    @Override
    public synchronized void close() {
        topics.values().forEach(shared -> {
            registrations.removeSubscriber(shared.subscription);
            shared.subscription.close();
        });
        topics.clear();
    }
}

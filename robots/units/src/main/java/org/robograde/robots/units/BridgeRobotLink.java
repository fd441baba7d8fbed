package org.robograde.robots.units;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeClient;

/**
 * The link to a robot behind a WebSocket bridge, which is how ROS 2 is reached. Types may be named as ROS 1 or as ROS 2 does; what is sent
 * and called is carried over to what the robot speaks. Thread-safe.
 */
final class BridgeRobotLink implements RobotLink {
    private final BridgeClient bridge;
    private final MessageRegistry registry = MessageRegistry.shipped();

    BridgeRobotLink(BridgeClient bridge) {
        this.bridge = bridge;
    }

    @Override
    public Map<String, String> topics() {
        return asLinkFailure(bridge::topics);
    }

    @Override
    public Set<String> services() {
        return asLinkFailure(bridge::services);
    }

    @Override
    public Listening listen(String topic, Consumer<RawMessage> onMessage) {
        return asLinkFailure(() -> new BridgeListening(bridge.subscribe(topic, onMessage)));
    }

    @Override
    public Sender sender(String topic, String type, boolean latching) {
        return asLinkFailure(() -> new BridgeSender(bridge.advertise(topic, registry.get(type), latching)));
    }

    @Override
    public Message call(String service, String serviceType, Message request, Duration timeout) {
        return asLinkFailure(() -> bridge.call(service, registry.service(serviceType), request, timeout));
    }

    @Override
    public void close() {
        bridge.close();
    }

    /** Above this port nobody knows ROS, so its exceptions end here; their text already names the peer. */
    static <T> T asLinkFailure(Supplier<T> work) {
        try {
            return work.get();
        } catch (RosException | DefinitionException e) {
            throw new LinkException(String.valueOf(e.getMessage()), e);
        }
    }

    private record BridgeListening(BridgeClient.Subscription subscription) implements Listening {
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
        public void close() {
            subscription.close();
        }
    }

    private record BridgeSender(BridgeClient.Publisher publisher) implements Sender {
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
            return publisher.awaitSubscribers(timeout);
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}

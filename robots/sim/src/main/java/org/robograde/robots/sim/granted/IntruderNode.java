package org.robograde.robots.sim.granted;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** An intruder that is a node of its own, {@code /intruder}, over real sockets. It is not there before its first command. */
public final class IntruderNode implements Intruder {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Time for whoever else listens to connect too. */
    private static final long SETTLES_MILLIS = 200;

    private final URI master;
    private final Topics topics;
    private final CommandInbox<?> inbox;
    private final Map<String, Order> orders;
    private final Map<String, Topics.Topic> open = new TreeMap<>();
    private Optional<RosNode> node = Optional.empty();
    private int sent;

    /** @param orders what it sends, by role */
    public IntruderNode(URI master, Topics topics, CommandInbox<?> inbox, Map<String, Order> orders) {
        this.master = master;
        this.topics = topics;
        this.inbox = inbox;
        this.orders = Map.copyOf(orders);
    }

    /** What an intruder would have the unit do. */
    public record Order(String topic, String type, Words words) {}

    /** Fills the message of an order. */
    @FunctionalInterface
    public interface Words {
        /** @param number how many it has sent so far, this one counted */
        Message.Builder say(Topics.Topic topic, int number);
    }

    @Override
    public void send(String role) {
        Order order = Optional.ofNullable(orders.get(role))
                .orElseThrow(() -> new IllegalArgumentException(
                        "nobody commands the unit on '" + role + "'; there is " + new TreeMap<>(orders).keySet()));
        try {
            Topics.Topic topic = topic(order);
            long before = inbox.fromStrangers(order.topic());
            topic.publish(order.words().say(topic, ++sent));
            // It must have come before time goes on, so that it lands at the same simulated moment on any machine.
            inbox.awaitStrangers(order.topic(), before + 1, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Topics.Topic topic(Order order) throws InterruptedException {
        Topics.Topic topic = open.get(order.topic());
        if (topic == null) {
            RosNode sender = node.orElseGet(() -> RosNode.start(RosNodeOptions.of("/intruder", master)));
            node = Optional.of(sender);
            topic = topics.advertise(sender, order.topic(), order.type());
            open.put(order.topic(), topic);
            topic.awaitSubscribers(1, PATIENCE);
            Thread.sleep(SETTLES_MILLIS);
        }
        return topic;
    }

    @Override
    public void close() {
        node.ifPresent(RosNode::close);
    }
}

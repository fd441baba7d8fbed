package org.robograde.robots.sim.granted;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.robograde.robots.messages.Malformation;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** An intruder that is a node of its own, {@code /intruder}, over real sockets. It is not there before it is first needed. */
public final class IntruderNode implements Intruder {
    private static final String NAME = "/intruder";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Time for whoever else listens to connect too. */
    private static final long SETTLES_MILLIS = 200;
    /** Enough for twelve seconds of speeds. */
    private static final int MOST_KEPT = 128;

    private final URI master;
    private final Topics topics;
    private final CommandInbox<?> inbox;
    private final Map<String, Order> orders;
    private final Map<String, Topics.Topic> open = new TreeMap<>();
    private final Map<String, Ear> ears = new TreeMap<>();
    private Optional<RosNode> node = Optional.empty();
    private int sent;

    /** @param orders what it sends, by role */
    public IntruderNode(URI master, Topics topics, CommandInbox<?> inbox, Map<String, Order> orders) {
        this.master = master;
        this.topics = topics;
        this.inbox = inbox;
        this.orders = Map.copyOf(orders);
    }

    /**
     * What an intruder would have the unit do.
     *
     * @param words what it commands
     * @param little what it floods the topic with
     */
    public record Order(String topic, String type, Words words, Words little) {
        /** Of a topic on which every command asks for something. */
        public Order(String topic, String type, Words words) {
            this(topic, type, words, words);
        }
    }

    private static final class Heard {
        private final byte[] payload;
        private final long atNanos;

        /** @param atNanos simulated time */
        Heard(byte[] payload, long atNanos) {
            this.payload = payload;
            this.atNanos = atNanos;
        }
    }

    /** Fills the message of an order. */
    @FunctionalInterface
    public interface Words {
        /** @param number how many it has sent so far, this one counted */
        Message.Builder say(Topics.Topic topic, int number);
    }

    @Override
    public Set<String> roles() {
        return orders.keySet();
    }

    @Override
    public void send(String role, int count) {
        Order order = order(role);
        speak(order, count, topic -> topic.publish(order.words().say(topic, ++sent)));
    }

    @Override
    public void flood(String role, int count) {
        Order order = order(role);
        speak(order, count, topic -> topic.publish(order.little().say(topic, ++sent)));
    }

    @Override
    public void moment(long nowNanos) {
        ears.values().forEach(ear -> ear.moment(nowNanos));
    }

    @Override
    public int replay(String role, long elapsedNanos, int from) {
        List<Heard> kept = ear(role).await();
        int next = from;
        while (next < kept.size() && kept.get(next).atNanos - kept.get(0).atNanos <= elapsedNanos) {
            byte[] payload = kept.get(next++).payload;
            speak(order(role), 1, topic -> topic.publishEncoded(payload));
        }
        return next;
    }

    @Override
    public void sendMalformed(String role, Malformation form) {
        Order order = order(role);
        speak(
                order,
                1,
                topic -> topic.publishEncoded(
                        form.spoil(order.words().say(topic, ++sent).build())));
    }

    @Override
    public void listenIn(String role) {
        ear(role).forget();
    }

    @Override
    public int heard(String role) {
        return ears.containsKey(role) ? ear(role).await().size() : 0;
    }

    private Order order(String role) {
        return Optional.ofNullable(orders.get(role))
                .orElseThrow(() -> new IllegalArgumentException(
                        "nobody commands the unit on '" + role + "'; there is " + new TreeMap<>(orders).keySet()));
    }

    private Ear ear(String role) {
        return ears.computeIfAbsent(role, each -> new Ear(order(role).topic()));
    }

    private void speak(Order order, int count, Consumer<Topics.Topic> message) {
        try {
            Topics.Topic topic = topic(order);
            long before = inbox.fromStrangers(order.topic());
            for (int i = 0; i < count; i++) {
                message.accept(topic);
            }
            // They must have come before time goes on, so that they land at the same simulated moment on any machine.
            inbox.awaitStrangers(order.topic(), before + count, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Topics.Topic topic(Order order) throws InterruptedException {
        Topics.Topic topic = open.get(order.topic());
        if (topic == null) {
            topic = topics.advertise(node(), order.topic(), order.type());
            open.put(order.topic(), topic);
            topic.awaitSubscribers(1, PATIENCE);
            Thread.sleep(SETTLES_MILLIS);
        }
        return topic;
    }

    private RosNode node() {
        RosNode there = node.orElseGet(() -> RosNode.start(RosNodeOptions.of(NAME, master)));
        node = Optional.of(there);
        return there;
    }

    @Override
    public void close() {
        node.ifPresent(RosNode::close);
    }

    /** Keeps what others send on a topic. Waits until it has heard what was sent, so that a replay has the same bytes on any machine. */
    private final class Ear {
        private final String topic;
        private final List<Heard> kept = new ArrayList<>();
        private final List<byte[]> sinceLastMoment = new ArrayList<>();
        private long nowNanos;
        private long heard;
        private long sentBefore;

        Ear(String topic) {
            this.topic = topic;
            RosNode.Subscription subscription = node().subscribeRaw(topic, this::hear);
            try {
                subscription.awaitPublishers(1, PATIENCE);
                Thread.sleep(SETTLES_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sentBefore = sentByOthers();
        }

        private long sentByOthers() {
            long own = open.containsKey(topic) ? open.get(topic).published() : 0;
            return topics.published(topic) - own + inbox.fromOthers(topic);
        }

        private synchronized void hear(RawMessage message) {
            if (message.callerId().equals(NAME)) {
                return;
            }
            heard++;
            if (kept.size() + sinceLastMoment.size() < MOST_KEPT) {
                ByteBuffer payload = message.payload().duplicate();
                byte[] bytes = new byte[payload.remaining()];
                payload.get(bytes);
                sinceLastMoment.add(bytes);
            }
            notifyAll();
        }

        synchronized void moment(long now) {
            nowNanos = now;
            await();
        }

        /** What was heard until now. */
        synchronized List<Heard> await() {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long due = sentByOthers() - sentBefore;
            try {
                while (heard < due && System.nanoTime() < deadline) {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sinceLastMoment.forEach(payload -> kept.add(new Heard(payload, nowNanos)));
            sinceLastMoment.clear();
            return List.copyOf(kept);
        }

        synchronized void forget() {
            await();
            kept.clear();
            heard = 0;
            sentBefore = sentByOthers();
        }
    }
}

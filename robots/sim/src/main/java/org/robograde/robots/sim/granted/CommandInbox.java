package org.robograde.robots.sim.granted;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RawMessageReader;
import org.robograde.robots.ros.RosNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands as they come in over the network, held until simulated time may see them. The caller of a grant says how many it has sent on each
 * topic; exactly those take effect in that grant, on any machine. What others send beside it takes effect one grant later. Whoever sent the first command that was
 * announced so is the owner; what comes from another node can be told apart from then on.
 *
 * @param <C> what can be told the unit
 */
public final class CommandInbox<C> {
    private static final Logger LOG = LoggerFactory.getLogger(CommandInbox.class);

    private final Object lock = new Object();
    private final RosNode node;
    private final MessageRegistry registry;
    private final Map<String, Lane<C>> lanes = new LinkedHashMap<>();
    private Optional<String> owner = Optional.empty();
    private volatile Optional<C> unreadable = Optional.empty();

    public CommandInbox(RosNode node, MessageRegistry registry) {
        this.node = node;
        this.registry = registry;
    }

    /**
     * Takes commands on a topic. The order of these calls is the order in which commands of one grant take effect: a stop first, an order before its
     * goal.
     *
     * @param read throws {@link IllegalArgumentException} for a message that is no command; it is then left out, with a warning, and does what
     *     {@link #onUnreadable} says
     */
    public void listen(String topic, String type, Function<Message, C> read) {
        listen(topic, type, read, command -> command);
    }

    /** As above; a command from another node than the owner is given as {@code fromStranger} makes it. */
    public void listen(String topic, String type, Function<Message, C> read, UnaryOperator<C> fromStranger) {
        Lane<C> lane = new Lane<>(fromStranger);
        lanes.put(topic, lane);
        RawMessageReader reader = new RawMessageReader(registry);
        node.subscribeRaw(topic, message -> {
            // A unit hears what it publishes itself on a topic on which others may command it.
            if (!message.callerId().equals(node.name())) {
                Optional<C> command = read(message, type, reader, read);
                synchronized (lock) {
                    lane.arrived(message.callerId(), command, owner);
                    lock.notifyAll();
                }
            }
        });
    }

    /** What a message that is no command does to the unit, whoever sent it; nothing if this is never said. */
    public void onUnreadable(C command) {
        unreadable = Optional.of(command);
    }

    /** Messages that have come on a topic so far from others than strangers and the unit itself. */
    long fromOthers(String topic) {
        synchronized (lock) {
            return lane(topic).received;
        }
    }

    /** Messages of strangers that have come on a topic so far. */
    public long fromStrangers(String topic) {
        synchronized (lock) {
            return lane(topic).strangers;
        }
    }

    /** Waits until so many messages of strangers have come; false if they do not. */
    public boolean awaitStrangers(String topic, long count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (lane(topic).strangers < count) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return true;
        }
    }

    /**
     * Waits until the announced commands are there and takes them.
     *
     * @param announced commands the caller has sent so far, by topic
     * @throws IllegalStateException if they do not come in time, saying which
     */
    List<C> take(Map<String, Long> announced, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            announced.forEach((topic, count) -> lane(topic).announce(count));
            for (Map.Entry<String, Lane<C>> lane : lanes.entrySet()) {
                while (lane.getValue().missing() > 0) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        throw new IllegalStateException("the caller says it has sent " + lane.getValue().announced
                                + " messages on " + lane.getKey() + ", "
                                + lane.getValue().missing()
                                + " of them did not come within " + atMost.toMillis() + " ms");
                    }
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                }
            }
            if (owner.isEmpty()) {
                owner = lanes.values().stream()
                        .flatMap(lane -> lane.announcer().stream())
                        .findFirst();
            }
            List<C> commands = new ArrayList<>();
            lanes.values().forEach(lane -> lane.takeInto(commands));
            return commands;
        }
    }

    private Lane<C> lane(String topic) {
        return Optional.ofNullable(lanes.get(topic))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no commands are taken on '" + topic + "'; they are on " + lanes.keySet()));
    }

    private Optional<C> read(RawMessage raw, String type, RawMessageReader reader, Function<Message, C> read) {
        try {
            if (!raw.type().equals(type)) {
                throw new IllegalArgumentException("it is a " + raw.type() + ", commands are " + type);
            }
            return Optional.of(read.apply(reader.read(raw)));
        } catch (IllegalArgumentException | DefinitionException e) {
            LOG.warn("a message on {} was not understood and is left out: {}", raw.topic(), e.getMessage());
            return unreadable;
        }
    }

    /** One topic's commands. Counts are of messages since the caller began to count. */
    private static final class Lane<C> {
        private final UnaryOperator<C> fromStranger;
        private final Deque<Optional<C>> waiting = new ArrayDeque<>();
        private final Deque<Optional<C>> ofStrangers = new ArrayDeque<>();
        private Optional<String> first = Optional.empty();
        private long strangers;
        private long received;
        private long taken;
        private long receivedAtLastGrant;
        private long announced;
        /** Messages received before this caller began to count. */
        private long before;

        Lane(UnaryOperator<C> fromStranger) {
            this.fromStranger = fromStranger;
        }

        void arrived(String callerId, Optional<C> command, Optional<String> owner) {
            if (owner.isPresent() && !owner.get().equals(callerId)) {
                ofStrangers.add(command);
                strangers++;
                return;
            }
            first = first.or(() -> Optional.of(callerId));
            waiting.add(command);
            received++;
        }

        /** Who sent the first of the commands that the caller of a grant calls its own. */
        Optional<String> announcer() {
            return announced > 0 ? first : Optional.empty();
        }

        void announce(long count) {
            if (count < announced) {
                // Another caller, who counts from zero.
                before = taken;
            }
            announced = count;
        }

        long missing() {
            return before + announced - received;
        }

        void takeInto(List<C> commands) {
            long until = Math.max(before + announced, receivedAtLastGrant);
            while (taken < until) {
                waiting.remove().ifPresent(commands::add);
                taken++;
            }
            receivedAtLastGrant = received;
            while (!ofStrangers.isEmpty()) {
                ofStrangers.remove().map(fromStranger).ifPresent(commands::add);
            }
        }
    }
}

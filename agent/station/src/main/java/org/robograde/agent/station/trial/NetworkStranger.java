package org.robograde.agent.station.trial;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.robograde.robots.messages.Malformation;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.play.FieldControl.Outcome;
import org.robograde.scenarios.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stranger that a script's faults speak of, on a real field: a ROS node of its own that commands the unit without a right to, sends again what it
 * heard, floods it, or sends what cannot be read. Whatever it began, it sends only while a trial runs that a person has armed.
 */
final class NetworkStranger implements AutoCloseable {
    static final String NODE_NAME = "/stranger";

    private static final Logger LOG = LoggerFactory.getLogger(NetworkStranger.class);
    private static final long COMMANDS_EVERY_MILLIS = 100;
    private static final long SETTLES_MILLIS = 300;
    private static final long STEP_MILLIS = 5;
    private static final int MOST_KEPT = 128;
    /** Slow enough for people to step aside, fast enough to be told from standing. */
    private static final double METERS_PER_SECOND = 0.15;

    private final URI link;
    private final String ownAddress;
    private final UnitProfile unit;
    private final Site site;
    private final BooleanSupplier running;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(NetworkStranger::thread);
    private final Map<String, List<Heard>> heard = new TreeMap<>();
    private final Map<String, RosNode.Subscription> listenings = new TreeMap<>();
    private final Map<String, RosNode.Publisher> voices = new TreeMap<>();
    private Optional<RosNode> node = Optional.empty();

    private static final class Heard {
        private final byte[] payload;
        private final long monotonicNanos;

        Heard(byte[] payload, long monotonicNanos) {
            this.payload = payload;
            this.monotonicNanos = monotonicNanos;
        }
    }

    /**
     * @param link of the unit; only on a ROS 1 graph can a stranger appear
     * @param running whether a trial runs, so that the unit may move
     */
    NetworkStranger(URI link, String ownAddress, UnitProfile unit, Site site, BooleanSupplier running) {
        this.link = link;
        this.ownAddress = ownAddress;
        this.unit = unit;
        this.site = site;
        this.running = running;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stranger");
        thread.setDaemon(true);
        return thread;
    }

    static boolean plays(String kind) {
        return switch (kind) {
            case "listen_in", "foreign_commands", "replayed_commands", "command_flood", "malformed_messages" -> true;
            default -> false;
        };
    }

    /** @param arguments {@code role}, {@code seconds} and what the kind needs beside, as scripts write them */
    synchronized Outcome begin(String kind, Map<String, Object> arguments) {
        String role = String.valueOf(arguments.get("role"));
        Optional<UnitInterface> topic = unit.of(role);
        Optional<MessageSchema> type =
                topic.flatMap(each -> MessageRegistry.shipped().find(each.type()));
        if (!"ros1".equals(link.getScheme())) {
            return Outcome.unavailable("a stranger can be played on a ROS 1 graph only; this unit is at " + link);
        }
        if (topic.isEmpty() || type.isEmpty()) {
            return Outcome.unavailable(topic.map(each -> "messages of the type " + each.type() + " are not known here")
                    .orElse("the unit has no topic with the role " + role));
        }
        try {
            return begin(kind, arguments, topic.get().topic(), type.get());
        } catch (RosException e) {
            return Outcome.unavailable("a stranger could not join the graph: " + e.getMessage());
        }
    }

    private Outcome begin(String kind, Map<String, Object> arguments, String topic, MessageSchema type) {
        if (kind.equals("listen_in")) {
            listenIn(topic);
            return Outcome.done();
        }
        double seconds = number(arguments, "seconds");
        switch (kind) {
            case "foreign_commands" -> {
                Optional<Message> command = command(type);
                if (command.isEmpty()) {
                    return Outcome.unavailable("a stranger has no command of its own of the type " + type.type()
                            + "; let it send again what it heard (replayed_commands)");
                }
                repeat(topic, type, seconds, COMMANDS_EVERY_MILLIS, (voice, n) -> voice.publish(command.get()));
            }
            case "replayed_commands" -> {
                List<Heard> kept = kept(topic);
                if (kept.isEmpty()) {
                    return Outcome.unavailable("no command was heard on " + topic + " that could be sent again");
                }
                replay(topic, type, seconds, kept);
            }
            case "command_flood" -> {
                Message little = type.newMessage().build();
                double each = number(arguments, "rateHz") * STEP_MILLIS / 1000;
                repeat(topic, type, seconds, STEP_MILLIS, (voice, n) -> {
                    long count = (long) (each * (n + 1)) - (long) (each * n);
                    for (long i = 0; i < count; i++) {
                        voice.publish(little);
                    }
                });
            }
            default -> {
                Malformation form =
                        Malformation.of(String.valueOf(arguments.get("form"))).orElse(Malformation.CUT_SHORT);
                byte[] spoilt = form.spoil(type.newMessage().build());
                repeat(topic, type, seconds, COMMANDS_EVERY_MILLIS, (voice, n) -> voice.publishEncoded(spoilt));
            }
        }
        return Outcome.done();
    }

    private static double number(Map<String, Object> arguments, String key) {
        return arguments.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    /** What it would have the unit do: creep ahead, or go to the first place of the site. */
    private Optional<Message> command(MessageSchema type) {
        return switch (type.type()) {
            case "geometry_msgs/Twist" ->
                Optional.of(type.newMessage().set("linear.x", METERS_PER_SECOND).build());
            case "move_base_msgs/MoveBaseActionGoal" ->
                site.places().values().stream()
                        .findFirst()
                        .map(place -> type.newMessage()
                                .set("goal_id.id", "stranger")
                                .set("goal.target_pose.header.frame_id", "map")
                                .set("goal.target_pose.pose.position.x", place.x())
                                .set("goal.target_pose.pose.position.y", place.y())
                                .set("goal.target_pose.pose.orientation.z", Math.sin(place.headingRadians() / 2))
                                .set("goal.target_pose.pose.orientation.w", Math.cos(place.headingRadians() / 2))
                                .build());
            default -> Optional.empty();
        };
    }

    private void listenIn(String topic) {
        synchronized (heard) {
            heard.put(topic, new ArrayList<>());
        }
        listenings.computeIfAbsent(topic, each -> node().subscribeRaw(each, message -> keep(each, message)));
    }

    private void keep(String topic, RawMessage message) {
        if (message.callerId().equals(NODE_NAME)) {
            return;
        }
        synchronized (heard) {
            List<Heard> kept = heard.computeIfAbsent(topic, each -> new ArrayList<>());
            if (kept.size() < MOST_KEPT) {
                ByteBuffer payload = message.payload().duplicate();
                byte[] bytes = new byte[payload.remaining()];
                payload.get(bytes);
                kept.add(new Heard(bytes, message.receivedMonotonicNanos()));
            }
        }
    }

    private List<Heard> kept(String topic) {
        synchronized (heard) {
            return List.copyOf(heard.getOrDefault(topic, List.of()));
        }
    }

    /** With the times between them that they had. */
    private void replay(String topic, MessageSchema type, double seconds, List<Heard> kept) {
        int[] next = {0};
        repeat(topic, type, seconds, STEP_MILLIS, (voice, n) -> {
            long elapsedNanos = n * STEP_MILLIS * 1_000_000L;
            while (next[0] < kept.size()
                    && kept.get(next[0]).monotonicNanos - kept.get(0).monotonicNanos <= elapsedNanos) {
                voice.publishEncoded(kept.get(next[0]++).payload);
            }
        });
    }

    private interface Deed {
        /** @param number of times it was done before */
        void commit(RosNode.Publisher voice, int number);
    }

    private void repeat(String topic, MessageSchema type, double seconds, long everyMillis, Deed deed) {
        // Who listens has to connect first, or would miss the beginning, which may be all there is.
        long settlesMillis = voices.containsKey(topic) ? 0 : SETTLES_MILLIS;
        RosNode.Publisher voice = voices.computeIfAbsent(topic, each -> node().advertise(each, type, false));
        int[] number = {0};
        ScheduledFuture<?> sending = clock.scheduleAtFixedRate(
                () -> {
                    if (running.getAsBoolean()) {
                        deed.commit(voice, number[0]++);
                    }
                },
                settlesMillis,
                everyMillis,
                TimeUnit.MILLISECONDS);
        ScheduledFuture<?> end = clock.schedule(
                () -> sending.cancel(false), settlesMillis + Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
        LOG.debug("a stranger sends on {} until {} ms from now", topic, end.getDelay(TimeUnit.MILLISECONDS));
    }

    private RosNode node() {
        RosNode there = node.orElseGet(() -> RosNode.start(new RosNodeOptions(
                NODE_NAME, URI.create("http://" + link.getHost() + ":" + link.getPort()), ownAddress, Map.of())));
        node = Optional.of(there);
        return there;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            node.ifPresent(RosNode::close);
        }
    }
}

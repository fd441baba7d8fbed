package org.robograde.robots.sim;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** A small station for tests: its own ROS node that listens to everything, sends commands, grants time and waits for what was published. */
final class FieldStation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MessageRegistry registry = MessageRegistry.shipped();
    private final RosNode node;
    private final Map<String, List<byte[]>> received = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, RosNode.Publisher> commands = new LinkedHashMap<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();
    private final RosNode.ServiceClient grant;
    private final RosNode.ServiceClient stimulate;
    private final RosNode.ServiceClient reset;
    private long nowNanos = SteppedField.START_NANOS;

    /** The station of a service unit. */
    FieldStation(URI master) throws InterruptedException {
        this(
                master,
                Map.of(
                        "/e_stop", "std_msgs/Bool",
                        "/move_base/goal", "move_base_msgs/MoveBaseActionGoal",
                        "/move_base/cancel", "actionlib_msgs/GoalID",
                        "/dialogue/heard", "std_msgs/String",
                        "/teleop/cmd_vel", "geometry_msgs/Twist"));
    }

    /** @param commandTopics on which it commands the unit, with their types */
    FieldStation(URI master, Map<String, String> commandTopics) throws InterruptedException {
        node = RosNode.start(RosNodeOptions.of("/station", master));
        new TreeMap<>(commandTopics).forEach(this::open);
        node.publishedTopics().forEach((topic, type) -> {
            if (!commands.containsKey(topic) && !topic.startsWith("/rosout")) {
                types.put(topic, type);
                received.put(topic, new ArrayList<>());
            }
        });
        for (String topic : received.keySet()) {
            RosNode.Subscription subscription = node.subscribeRaw(topic, this::keep);
            if (!subscription.awaitPublishers(1, PATIENCE)) {
                throw new IllegalStateException("no publisher of " + topic);
            }
        }
        for (RosNode.Publisher command : commands.values()) {
            if (!command.awaitSubscribers(1, PATIENCE)) {
                throw new IllegalStateException("no subscriber of " + command.topic());
            }
        }
        grant = node.client("/field/grant_time", registry.service("robograde_msgs/GrantTime"));
        stimulate = node.client("/field/stimulate", registry.service("robograde_msgs/Stimulate"));
        reset = node.client("/field/reset", registry.service("robograde_msgs/ResetTrial"));
    }

    /** From now on keeps what other nodes say on a topic on which only the station should speak. */
    void listenForStrangers(String topic, String type) {
        types.put(topic, type);
        received.put(topic, new ArrayList<>());
        node.subscribeRaw(topic, message -> {
            if (!message.callerId().equals(node.name())) {
                strangers.add(message.callerId());
                keep(message);
            }
        });
    }

    /** Who they were, one entry per message. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    void send(String topic, Message message) {
        publisher(topic).publish(message);
    }

    Message.Builder message(String type) {
        return registry.get(type).newMessage();
    }

    void say(String text) {
        send("/dialogue/heard", message("std_msgs/String").set("data", text).build());
    }

    void goTo(String id, double x, double y, double headingRadians) {
        send(
                "/move_base/goal",
                message("move_base_msgs/MoveBaseActionGoal")
                        .set("goal_id.id", id)
                        .set("goal_id.stamp", RosTime.ofNanos(nowNanos))
                        .set("goal.target_pose.header.frame_id", "map")
                        .set("goal.target_pose.pose.position.x", x)
                        .set("goal.target_pose.pose.position.y", y)
                        .set("goal.target_pose.pose.orientation.z", Math.sin(headingRadians / 2))
                        .set("goal.target_pose.pose.orientation.w", Math.cos(headingRadians / 2))
                        .build());
    }

    boolean stimulate(String kind, String json) {
        Message request = registry.service("robograde_msgs/Stimulate")
                .request()
                .newMessage()
                .set("kind", kind)
                .set("arguments_json", json)
                .build();
        return stimulate.call(request, PATIENCE).flag("accepted");
    }

    void reset(long seed) {
        Message request = registry.service("robograde_msgs/ResetTrial")
                .request()
                .newMessage()
                .set("seed", seed)
                .build();
        nowNanos = reset.call(request, PATIENCE).time("now").toNanos();
    }

    /** Grants time as a player does, a tenth of a second at once, and takes in what came of it. */
    void pass(double seconds) throws InterruptedException {
        long end = nowNanos + Math.round(seconds * 1e9);
        while (nowNanos < end) {
            grantUntil(Math.min(end, nowNanos + 100_000_000L));
        }
    }

    Message grantUntil(long untilNanos) throws InterruptedException {
        Message request = registry.service("robograde_msgs/GrantTime")
                .request()
                .newMessage()
                .set("until", RosTime.ofNanos(untilNanos))
                .set("command_topics", List.copyOf(commands.keySet()))
                .set(
                        "command_counts",
                        commands.values().stream()
                                .mapToLong(RosNode.Publisher::publishedCount)
                                .toArray())
                .build();
        Message response = grant.call(request, PATIENCE);
        nowNanos = response.time("now").toNanos();
        List<String> topics = response.texts("topics");
        long[] published = response.integers("published");
        for (int i = 0; i < published.length; i++) {
            awaitReceived(topics.get(i), published[i]);
        }
        return response;
    }

    /** Claims to have sent more than it has. */
    void grantAnnouncing(String topic, long count) {
        Message request = registry.service("robograde_msgs/GrantTime")
                .request()
                .newMessage()
                .set("until", RosTime.ofNanos(nowNanos + 20_000_000L))
                .set("command_topics", List.of(topic))
                .set("command_counts", new long[] {count})
                .build();
        grant.call(request, PATIENCE);
    }

    long nowNanos() {
        return nowNanos;
    }

    List<String> topics() {
        return List.copyOf(received.keySet());
    }

    List<Message> decoded(String topic) {
        synchronized (received) {
            return all(topic).stream()
                    .map(bytes -> Ros1Codec.decode(registry.get(type(topic)), ByteBuffer.wrap(bytes)))
                    .toList();
        }
    }

    /** One hash over everything received, topic by topic. */
    Map<String, String> fingerprints() throws NoSuchAlgorithmException {
        Map<String, String> prints = new TreeMap<>();
        synchronized (received) {
            for (Map.Entry<String, List<byte[]>> topic : received.entrySet()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                topic.getValue().forEach(digest::update);
                prints.put(
                        topic.getKey(),
                        topic.getValue().size() + " " + java.util.HexFormat.of().formatHex(digest.digest()));
            }
        }
        return prints;
    }

    @Override
    public void close() {
        node.close();
    }

    private void keep(RawMessage message) {
        byte[] bytes = new byte[message.payload().remaining()];
        message.payload().duplicate().get(bytes);
        synchronized (received) {
            all(message.topic()).add(bytes);
            received.notifyAll();
        }
    }

    private void awaitReceived(String topic, long count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (received) {
            while (all(topic).size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "only " + all(topic).size() + " of " + count + " messages came on " + topic);
                }
                received.wait(100);
            }
        }
    }

    private List<byte[]> all(String topic) {
        List<byte[]> messages = received.get(topic);
        if (messages == null) {
            throw new IllegalStateException("not listening to " + topic);
        }
        return messages;
    }

    private String type(String topic) {
        return types.getOrDefault(topic, "");
    }

    private RosNode.Publisher publisher(String topic) {
        RosNode.Publisher publisher = commands.get(topic);
        if (publisher == null) {
            throw new IllegalStateException("no command topic " + topic);
        }
        return publisher;
    }

    private void open(String topic, String type) {
        commands.put(topic, node.advertise(topic, registry.get(type), false));
    }
}

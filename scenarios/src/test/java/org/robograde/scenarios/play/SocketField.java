package org.robograde.scenarios.play;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.NavigationGoal;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.UnitProfile;

/** A {@link PointUnit} as a real ROS node on real sockets, with the services by which a field's time is granted. */
final class SocketField implements AutoCloseable {
    private static final long STEP_NANOS = 20_000_000;

    private final MessageRegistry registry = MessageRegistry.shipped();
    private final RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final RosNode node = RosNode.start(RosNodeOptions.of("/point_unit", master.uri()));
    private final UnitProfile profile;
    private final PointUnit unit;
    private final Map<String, RosNode.Publisher> publishers = new TreeMap<>();
    private final Map<String, Long> commandsReceived = new ConcurrentHashMap<>();
    private final List<Runnable> commands = new ArrayList<>();
    private long now = 1_000_000_000;

    SocketField(UnitProfile profile, PointUnit unit) throws Exception {
        this.profile = profile;
        this.unit = unit;
        for (UnitInterface one : profile.interfaces().values()) {
            if (one.direction() == UnitInterface.Direction.FROM_UNIT)
                publishers.put(one.role(), node.advertise(one.topic(), registry.get(one.type()), false));
            else node.subscribe(one.topic(), registry.get(one.type()), message -> take(one, message));
        }
        serve("/field/grant_time", "robograde_msgs/GrantTime", this::grant);
        serve("/field/stimulate", "robograde_msgs/Stimulate", this::stimulate);
        serve(
                "/field/reset",
                "robograde_msgs/ResetTrial",
                request -> answer("robograde_msgs/ResetTrial")
                        .set("now", RosTime.ofNanos(now))
                        .build());
    }

    private void serve(String service, String type, java.util.function.Function<Message, Message> handler) {
        AutoCloseable unused = node.serve(service, registry.service(type), handler);
    }

    URI link() {
        return URI.create("ros1://127.0.0.1:" + master.uri().getPort());
    }

    private Message.Builder answer(String type) {
        return registry.service(type).response().newMessage();
    }

    private void take(UnitInterface one, Message message) {
        synchronized (commands) {
            commands.add(() -> obey(one.role(), message));
        }
        commandsReceived.merge(one.topic(), 1L, Long::sum);
    }

    private void obey(String role, Message message) {
        switch (role) {
            case Role.GOAL ->
                unit.goal(new NavigationGoal(
                        message.text("goal_id.id"),
                        message.number("goal.target_pose.pose.position.x"),
                        message.number("goal.target_pose.pose.position.y"),
                        0,
                        message.time("goal_id.stamp").toNanos()));
            case Role.GOAL_CANCEL -> unit.cancel();
            case Role.HEARD -> unit.hears(message.text("data"));
            case Role.E_STOP -> unit.stopped = message.flag("data");
            default -> {}
        }
    }

    private Message grant(Message request) {
        List<?> topics = (List<?>) request.get("command_topics");
        long[] counts = (long[]) request.get("command_counts");
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        for (int i = 0; i < counts.length; i++)
            while (commandsReceived.getOrDefault((String) topics.get(i), 0L) < counts[i]) {
                if (System.nanoTime() > deadline)
                    throw new IllegalStateException("commands missing on " + topics.get(i));
                Thread.onSpinWait();
            }
        synchronized (commands) {
            commands.forEach(Runnable::run);
            commands.clear();
        }
        for (long until = request.time("until").toNanos(); now < until; ) step();
        List<String> published = new ArrayList<>();
        List<Long> publishedCounts = new ArrayList<>();
        publishers.values().forEach(publisher -> {
            published.add(publisher.topic());
            publishedCounts.add(publisher.publishedCount());
        });
        return answer("robograde_msgs/GrantTime")
                .set("now", RosTime.ofNanos(now))
                .set("topics", published)
                .set(
                        "published",
                        publishedCounts.stream().mapToLong(Long::longValue).toArray())
                .build();
    }

    private Message stimulate(Message request) {
        String kind = request.text("kind");
        if (kind.equals("block")) unit.closed.add("north-corridor");
        return answer("robograde_msgs/Stimulate")
                .set("accepted", !kind.equals("light"))
                .build();
    }

    private void step() {
        unit.step(STEP_NANOS / 1e9);
        now += STEP_NANOS;
        for (Heard heard : unit.drain()) {
            if (heard instanceof Heard.Pose pose && now % (5 * STEP_NANOS) == 0)
                send(
                        Role.MAP_POSE,
                        Map.of(
                                "pose.pose.position.x",
                                pose.xMeters(),
                                "pose.pose.position.y",
                                pose.yMeters(),
                                "pose.pose.orientation.w",
                                1.0));
            if (heard instanceof Heard.Speed speed && now % (2 * STEP_NANOS) == 0)
                send(Role.ODOMETRY, Map.of("twist.twist.linear.x", speed.metersPerSecond()));
            if (heard instanceof Heard.Said said) send(Role.SAID, Map.of("data", said.text()));
            if (heard instanceof Heard.Goal goal)
                send(
                        Role.GOAL_RESULT,
                        Map.of(
                                "status.goal_id.id",
                                goal.goalId(),
                                "status.status",
                                goal.state() == Heard.GoalState.SUCCEEDED ? 3 : 2));
        }
        if (now % (10 * STEP_NANOS) == 0) send(Role.GOAL_STATUS, Map.of());
        if (now % (5 * STEP_NANOS) == 0) send(Role.SCAN, Map.of());
        if (now % (10 * STEP_NANOS) == 0) send(Role.DETECTED_PEOPLE, Map.of());
        if (now % (50 * STEP_NANOS) == 0) send(Role.DIAGNOSTICS, Map.of());
    }

    private void send(String role, Map<String, Object> values) {
        String type = profile.of(role).orElseThrow().type();
        Message.Builder message = registry.get(type).newMessage();
        values.forEach(message::set);
        RosNode.Publisher publisher = publishers.get(role);
        if (publisher != null) publisher.publish(message.build());
    }

    @Override
    public void close() {
        node.close();
        master.close();
    }
}

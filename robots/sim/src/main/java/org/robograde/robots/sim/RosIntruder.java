package org.robograde.robots.sim;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.sim.granted.CommandInbox;
import org.robograde.robots.sim.granted.Topics;
import org.robograde.robots.sim.world.PlanePose;

/** A node of its own, {@code /intruder}, over real sockets. It is not there before its first command. */
final class RosIntruder implements Intruder {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Time for whoever else listens to connect too. */
    private static final long SETTLES_MILLIS = 200;

    private static final String BASE = "/cmd_vel";
    private static final String GOAL = "/move_base/goal";

    private final URI master;
    private final Topics topics;
    private final CommandInbox<Command> inbox;
    private final PlanePose target;
    private final Map<String, Topics.Topic> open = new TreeMap<>();
    private Optional<RosNode> node = Optional.empty();
    private int goals;

    /** @param target where it would have the unit go */
    RosIntruder(URI master, Topics topics, CommandInbox<Command> inbox, PlanePose target) {
        this.master = master;
        this.topics = topics;
        this.inbox = inbox;
        this.target = target;
    }

    @Override
    public void send(String role) {
        try {
            if (role.equals("cmd_vel")) {
                send(BASE, "geometry_msgs/Twist", speed(topic(BASE, "geometry_msgs/Twist")));
            } else {
                String type = "move_base_msgs/MoveBaseActionGoal";
                send(GOAL, type, goal(topic(GOAL, type)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String name, String type, Message.Builder message) throws InterruptedException {
        long before = inbox.fromStrangers(name);
        topic(name, type).publish(message);
        // It must have come before time goes on, so that it lands at the same simulated moment on any machine.
        inbox.awaitStrangers(name, before + 1, PATIENCE);
    }

    private Topics.Topic topic(String name, String type) throws InterruptedException {
        Topics.Topic topic = open.get(name);
        if (topic == null) {
            RosNode sender = node.orElseGet(() -> RosNode.start(RosNodeOptions.of("/intruder", master)));
            node = Optional.of(sender);
            topic = topics.advertise(sender, name, type);
            open.put(name, topic);
            topic.awaitSubscribers(1, PATIENCE);
            Thread.sleep(SETTLES_MILLIS);
        }
        return topic;
    }

    private static Message.Builder speed(Topics.Topic topic) {
        return topic.message().set("linear.x", 0.3).set("angular.z", 0.4);
    }

    private Message.Builder goal(Topics.Topic topic) {
        return topic.message("")
                .set("goal_id.id", "intruder-" + ++goals)
                .set("goal_id.stamp", topics.now())
                .set("goal.target_pose.header.frame_id", "map")
                .set("goal.target_pose.pose", Poses.pose(topics, target));
    }

    @Override
    public void close() {
        node.ifPresent(RosNode::close);
    }
}

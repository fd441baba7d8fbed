package org.robograde.robots.sim;

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
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Goal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands as they come in over the network, held until simulated time may see them. The caller of a grant says how many it has sent on each
 * topic; exactly those take effect in that grant, on any machine. What others send beside it takes effect one grant later.
 */
final class CommandInbox {
    private static final Logger LOG = LoggerFactory.getLogger(CommandInbox.class);

    private final Object lock = new Object();
    private final MessageRegistry registry;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    /** The order here is the order in which commands of one grant take effect: a stop first, an order before its goal. */
    CommandInbox(RosNode node, MessageRegistry registry) {
        this.registry = registry;
        listen(node, "/e_stop", "std_msgs/Bool", m -> new Command.EmergencyStop(m.flag("data")));
        listen(node, "/move_base/cancel", "actionlib_msgs/GoalID", CommandInbox::cancel);
        listen(node, "/dialogue/heard", "std_msgs/String", m -> new Command.Hear(m.text("data")));
        listen(node, "/move_base/goal", "move_base_msgs/MoveBaseActionGoal", CommandInbox::goal);
        listen(node, "/teleop/cmd_vel", "geometry_msgs/Twist", CommandInbox::steer);
    }

    /**
     * Waits until the announced commands are there and takes them.
     *
     * @param announced commands the caller has sent so far, by topic
     * @throws IllegalStateException if they do not come in time, saying which
     */
    List<Command> take(Map<String, Long> announced, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            announced.forEach((topic, count) -> lane(topic).announce(count));
            for (Map.Entry<String, Lane> lane : lanes.entrySet()) {
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
            List<Command> commands = new ArrayList<>();
            lanes.values().forEach(lane -> lane.takeInto(commands));
            return commands;
        }
    }

    private Lane lane(String topic) {
        return Optional.ofNullable(lanes.get(topic))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no commands are taken on '" + topic + "'; they are on " + lanes.keySet()));
    }

    private void listen(RosNode node, String topic, String type, Function<Message, Command> read) {
        Lane lane = new Lane();
        lanes.put(topic, lane);
        node.subscribe(topic, registry.get(type), message -> {
            Optional<Command> command = read(topic, message, read);
            synchronized (lock) {
                lane.arrived(command);
                lock.notifyAll();
            }
        });
    }

    private static Optional<Command> read(String topic, Message message, Function<Message, Command> read) {
        try {
            return Optional.of(read.apply(message));
        } catch (IllegalArgumentException e) {
            LOG.warn("a message on {} was not understood and is left out: {}", topic, e.getMessage());
            return Optional.empty();
        }
    }

    private static Command cancel(Message message) {
        return new Command.CancelGoals(message.text("id"), message.time("stamp").toNanos());
    }

    private static Command goal(Message message) {
        String frame = message.text("goal.target_pose.header.frame_id");
        if (!frame.equals("map") && !frame.equals("/map")) {
            throw new IllegalArgumentException("goals are in the frame 'map', got '" + frame + "'");
        }
        long stamp = message.time("goal_id.stamp").toNanos();
        String given = message.text("goal_id.id");
        // An action server names a goal that came without a name after itself and the time.
        String id = given.isEmpty()
                ? "/service_unit-" + message.time("header.stamp").toNanos()
                : given;
        return new Command.TakeGoal(new Goal(id, stamp, Poses.read(message, "goal.target_pose.pose")));
    }

    private static Command steer(Message message) {
        BaseSpeed speed = new BaseSpeed(message.number("linear.x"), message.number("angular.z"));
        if (!Double.isFinite(speed.linear()) || !Double.isFinite(speed.angular())) {
            throw new IllegalArgumentException("speeds must be finite numbers");
        }
        return new Command.Steer(speed);
    }

    /** One topic's commands. Counts are of messages since the caller began to count. */
    private static final class Lane {
        private final Deque<Optional<Command>> waiting = new ArrayDeque<>();
        private long received;
        private long taken;
        private long receivedAtLastGrant;
        private long announced;
        /** Messages received before this caller began to count. */
        private long before;

        void arrived(Optional<Command> command) {
            waiting.add(command);
            received++;
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

        void takeInto(List<Command> commands) {
            long until = Math.max(before + announced, receivedAtLastGrant);
            while (taken < until) {
                waiting.remove().ifPresent(commands::add);
                taken++;
            }
            receivedAtLastGrant = received;
        }
    }
}

package org.robograde.robots.ros;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;

/**
 * {@code /rosout}, the topic on which every ROS node says what its log says: a node's own voice there once opened, latched as
 * rospy's is, and an ear for everybody's.
 */
public final class RosOut implements AutoCloseable {
    private static final String TOPIC = "/rosout";
    private static final MessageSchema LOG = MessageRegistry.shipped().get("rosgraph_msgs/Log");

    /** How grave; the numbers are those of {@code rosgraph_msgs/Log}. */
    public enum Level {
        DEBUG(1),
        INFO(2),
        WARN(4),
        ERROR(8),
        FATAL(16);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        /** Empty for a number that ROS has no name for. */
        static Optional<Level> of(long number) {
            return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
        }
    }

    /**
     * One line of somebody's log.
     *
     * @param level empty where the sender's number is none of ROS's
     * @param stamp by the sender's clock
     * @param node who said it
     */
    public record Line(RosTime stamp, Optional<Level> level, String node, String text) {}

    private final RosNode node;
    private final RosNode.Publisher publisher;

    private RosOut(RosNode node, RosNode.Publisher publisher) {
        this.node = node;
        this.publisher = publisher;
    }

    /** Gives a node its voice; until then it says nothing there. */
    public static RosOut open(RosNode node) {
        return new RosOut(node, node.advertise(TOPIC, LOG, true));
    }

    public void say(Level level, String text) {
        Message.Builder line = LOG.newMessage()
                .set("header.stamp", node.clock().now())
                .set("level", level.number)
                .set("name", node.name())
                .set("msg", text)
                .set("topics", node.publishing());
        publisher.publish(line.build());
    }

    /** Hears every node's log from now on, and the last line of each that latches it. */
    public static RosNode.Subscription listen(RosNode node, Consumer<Line> onLine) {
        return node.subscribe(
                TOPIC,
                LOG,
                message -> onLine.accept(new Line(
                        message.time("header.stamp"),
                        Level.of(message.integer("level")),
                        message.text("name"),
                        message.text("msg"))));
    }

    @Override
    public void close() {
        publisher.close();
    }
}

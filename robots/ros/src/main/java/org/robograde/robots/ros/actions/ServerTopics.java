package org.robograde.robots.ros.actions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.robograde.robots.messages.ActionSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.RosNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An action server's five topics. Nothing here waits for anybody. */
final class ServerTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTopics.class);
    private static final MessageSchema STATUS = MessageRegistry.shipped().get("actionlib_msgs/GoalStatus");
    private static final MessageSchema STATUSES = MessageRegistry.shipped().get("actionlib_msgs/GoalStatusArray");

    private final RosNode node;
    private final String name;
    private final ActionSchema schema;
    private final RosNode.Publisher status;
    private final RosNode.Publisher result;
    private final RosNode.Publisher feedback;
    private final List<RosNode.Subscription> heard = new ArrayList<>();

    ServerTopics(RosNode node, String name, ActionSchema schema) {
        this.node = node;
        this.name = name;
        this.schema = schema;
        this.status = node.advertise(name + "/status", STATUSES, true);
        this.result = node.advertise(name + "/result", schema.actionResult(), false);
        this.feedback = node.advertise(name + "/feedback", schema.actionFeedback(), false);
    }

    void listen(Consumer<Message> onGoal, Consumer<Message> onCancel) {
        heard.add(node.subscribe(name + "/goal", schema.actionGoal(), onGoal));
        heard.add(node.subscribe(name + "/cancel", GoalId.schema(), onCancel));
    }

    private static Message status(ServerGoal goal, GoalStatus standing, String text) {
        return STATUS.newMessage()
                .set("goal_id", goal.id().toMessage())
                .set("status", standing.number())
                .set("text", text)
                .build();
    }

    void tellStatus(RosTime now, Collection<ServerGoal> goals) {
        List<Message> list = goals.stream()
                .map(goal -> status(goal, goal.standing(), goal.text()))
                .toList();
        publish(
                status,
                STATUSES.newMessage()
                        .set("header.stamp", now)
                        .set("status_list", list)
                        .build());
    }

    void tellResult(RosTime now, ServerGoal goal, GoalStatus standing, Message content, String text) {
        publish(
                result,
                schema.actionResult()
                        .newMessage()
                        .set("header.stamp", now)
                        .set("status", status(goal, standing, text))
                        .set("result", content)
                        .build());
    }

    void tellFeedback(RosTime now, ServerGoal goal, GoalStatus standing, Message content) {
        publish(
                feedback,
                schema.actionFeedback()
                        .newMessage()
                        .set("header.stamp", now)
                        .set("status", status(goal, standing, goal.text()))
                        .set("feedback", content)
                        .build());
    }

    private void publish(RosNode.Publisher publisher, Message message) {
        try {
            publisher.publish(message);
        } catch (RosException closed) {
            LOG.debug("{}: {}", name, closed.getMessage());
        }
    }

    @Override
    public void close() {
        heard.forEach(RosNode.Subscription::close);
        List.of(result, feedback, status).forEach(RosNode.Publisher::close);
    }
}

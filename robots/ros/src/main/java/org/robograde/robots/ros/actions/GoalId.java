package org.robograde.robots.ros.actions;

import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;

/**
 * Which goal is meant. In a cancel, an empty id with stamp 0 means every goal, and a stamp means every goal at or before it,
 * besides the one of that id.
 */
public record GoalId(String id, RosTime stamp) {
    private static final MessageSchema SCHEMA = MessageRegistry.shipped().get("actionlib_msgs/GoalID");

    static final GoalId EVERY = new GoalId("", RosTime.ZERO);

    static MessageSchema schema() {
        return SCHEMA;
    }

    static GoalId of(Message message) {
        return new GoalId(message.text("id"), message.time("stamp"));
    }

    Message toMessage() {
        return SCHEMA.newMessage().set("id", id).set("stamp", stamp).build();
    }

    /** Whether this, sent as a cancel, means a goal. */
    boolean cancels(GoalId goal) {
        boolean hasStamp = !stamp.equals(RosTime.ZERO);
        return (id.isEmpty() && !hasStamp) || id.equals(goal.id) || (hasStamp && goal.stamp.compareTo(stamp) <= 0);
    }
}

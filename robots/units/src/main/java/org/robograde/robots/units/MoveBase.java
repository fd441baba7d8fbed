package org.robograde.robots.units;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;

/** The messages of move_base's action interface: a pose to a goal, a status to a state. Pure. */
final class MoveBase {
    private MoveBase() {}

    static Message goal(MessageSchema actionGoal, NavigationGoal goal) {
        RosTime stamp = RosTime.ofNanos(goal.atNanos());
        return actionGoal
                .newMessage()
                .set("header.stamp", stamp)
                .set("goal_id.stamp", stamp)
                .set("goal_id.id", goal.id())
                .set("goal.target_pose.header.stamp", stamp)
                .set("goal.target_pose.header.frame_id", "map")
                .set("goal.target_pose.pose.position.x", goal.xMeters())
                .set("goal.target_pose.pose.position.y", goal.yMeters())
                .set("goal.target_pose.pose.orientation.z", Math.sin(goal.headingRadians() / 2))
                .set("goal.target_pose.pose.orientation.w", Math.cos(goal.headingRadians() / 2))
                .build();
    }

    /** Stamp zero and an id cancels exactly that goal; stamp zero and no id cancels all (actionlib_msgs/GoalID). */
    static Message cancel(MessageSchema goalId, String id) {
        return goalId.newMessage().set("id", id).build();
    }

    static List<Heard> states(Message statusArray) {
        List<Heard> states = new ArrayList<>();
        for (Message status : statusArray.messages("status_list")) states.add(state(status));
        return states;
    }

    static Heard.Goal result(Message actionResult) {
        return state(actionResult.message("status"));
    }

    private static Heard.Goal state(Message status) {
        return new Heard.Goal(status.text("goal_id.id"), state(status.integer("status")), status.text("text"));
    }

    private static Heard.GoalState state(long status) {
        return switch ((int) status) {
            case 0 -> Heard.GoalState.WAITING; // PENDING
            case 1, 6, 7 -> Heard.GoalState.ACTIVE; // ACTIVE, PREEMPTING, RECALLING: not over yet
            case 2, 8 -> Heard.GoalState.PREEMPTED; // PREEMPTED, RECALLED
            case 3 -> Heard.GoalState.SUCCEEDED;
            default -> Heard.GoalState.ABORTED; // ABORTED, REJECTED, LOST, and whatever the standard does not know
        };
    }
}

package org.robograde.robots.units;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosDuration;
import org.robograde.robots.messages.RosTime;

/** The messages of an arm's actions. Pure. */
final class ArmMessages {
    private ArmMessages() {}

    static Message task(MessageSchema actionGoal, ArmGoal goal) {
        List<Message> poses = new ArrayList<>();
        for (ArmGoal.Pose pose : goal.poses()) poses.add(pose(pose));
        return identified(actionGoal, goal.id(), goal.atNanos())
                .set("goal.verb", goal.verb())
                .set("goal.target", goal.target())
                .set("goal.poses", poses)
                .set("goal.frame", "map")
                .set("goal.meters_per_second", goal.metersPerSecond())
                .build();
    }

    private static Message pose(ArmGoal.Pose pose) {
        return MessageRegistry.shipped()
                .get("geometry_msgs/Pose")
                .newMessage()
                .set("position.x", pose.x())
                .set("position.y", pose.y())
                .set("position.z", pose.z())
                .set("orientation.x", pose.qx())
                .set("orientation.y", pose.qy())
                .set("orientation.z", pose.qz())
                .set("orientation.w", pose.qw())
                .build();
    }

    static Message trajectory(
            MessageSchema actionGoal, String id, List<String> names, List<Double> radians, double seconds, long at) {
        Message point = MessageRegistry.shipped()
                .get("trajectory_msgs/JointTrajectoryPoint")
                .newMessage()
                .set(
                        "positions",
                        radians.stream().mapToDouble(Double::doubleValue).toArray())
                .set("time_from_start", duration(seconds))
                .build();
        return identified(actionGoal, id, at)
                .set("goal.trajectory.joint_names", names)
                .set("goal.trajectory.points", List.of(point))
                .build();
    }

    static Message grip(MessageSchema actionGoal, String id, double openingMeters, long at) {
        return identified(actionGoal, id, at)
                .set("goal.command.position", openingMeters)
                .set("goal.command.max_effort", 40.0)
                .build();
    }

    private static RosDuration duration(double seconds) {
        long nanos = Math.round(seconds * 1e9);
        return new RosDuration((int) (nanos / 1_000_000_000L), (int) (nanos % 1_000_000_000L));
    }

    private static Message.Builder identified(MessageSchema actionGoal, String id, long atNanos) {
        RosTime stamp = RosTime.ofNanos(atNanos);
        return actionGoal
                .newMessage()
                .set("header.stamp", stamp)
                .set("goal_id.stamp", stamp)
                .set("goal_id.id", id);
    }
}

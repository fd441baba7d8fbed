package org.robograde.robots.sim.industrial;

import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** What the unit can be told. */
sealed interface ArmCommand {
    record EmergencyStop(boolean pressed) implements ArmCommand {}

    record Cancel(ArmAction action, String id, long stampNanos) implements ArmCommand {}

    record Hear(String text) implements ArmCommand {}

    /** What a node says that has no right to. */
    record Foreign(ArmCommand command) implements ArmCommand {}

    record Jog(Point3 metersPerSecond) implements ArmCommand {}

    record Grip(String id, long stampNanos, double openingMeters) implements ArmCommand {}

    /** @param points joint angles in the unit's own order */
    record Trajectory(String id, long stampNanos, List<JointPoint> points) implements ArmCommand {}

    record JointPoint(double atSeconds, List<Double> radians) {}

    record Task(String id, long stampNanos, Verb verb, String target, List<ToolPose> poses, double metersPerSecond)
            implements ArmCommand {
        public Task {
            poses = List.copyOf(poses);
        }
    }

    /** As robograde_msgs/ArmTaskGoal names them. */
    enum Verb {
        MOVE_TO,
        FOLLOW_PATH,
        PICK,
        PLACE,
        HAND_OVER
    }
}

package org.robograde.robots.units;

/** Something a unit let be known, decoded for those who steer a trial. The recorder keeps the message itself; nobody grades from these. */
public sealed interface Heard {
    /** Where the unit believes it is, in the frame of its role's message ({@code map} for a map pose, {@code odom} for odometry). */
    record Pose(double xMeters, double yMeters, double headingRadians) implements Heard {}

    /** How fast the unit says it moves, from odometry: along its own axes, and about the vertical. */
    record Speed(double metersPerSecond, double radiansPerSecond) implements Heard {}

    /** Where an arm says its tool is, in the map, metres. */
    record ToolPose(double x, double y, double z) implements Heard {
        public double distanceTo(ToolPose other) {
            double dx = x - other.x;
            double dy = y - other.y;
            double dz = z - other.z;
            return Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }

    /** A goal's state as the unit's action server tells it; the same state may come many times. */
    record Goal(String goalId, GoalState state, String text) implements Heard {}

    /** Where an arm says its tool is, in the map. */
    record Tool(double xMeters, double yMeters, double zMeters) implements Heard {}

    /** What an arm says of itself (CRTK's operating_state). */
    record Operating(String state, boolean busy) implements Heard {}

    /** A sentence the unit said. */
    record Said(String text) implements Heard {}

    /** The states of actionlib (actionlib_msgs/GoalStatus), in words. */
    enum GoalState {
        WAITING,
        ACTIVE,
        SUCCEEDED,
        ABORTED,
        PREEMPTED;

        public boolean isFinal() {
            return this == SUCCEEDED || this == ABORTED || this == PREEMPTED;
        }
    }
}

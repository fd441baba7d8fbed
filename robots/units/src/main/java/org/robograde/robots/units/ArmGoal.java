package org.robograde.robots.units;

import java.util.List;

/**
 * A task for an arm, as robograde_msgs/ArmTask has it.
 *
 * @param verb {@code move_to}, {@code follow_path}, {@code pick}, {@code place} or {@code hand_over}
 * @param target the name of an object or a place; empty for a pick of what was ordered in words
 * @param poses of the tool in the map
 * @param metersPerSecond along a path; 0: the unit's own choice
 * @param atNanos trial time at which it is sent
 */
public record ArmGoal(String id, String verb, String target, List<Pose> poses, double metersPerSecond, long atNanos) {
    public ArmGoal {
        poses = List.copyOf(poses);
    }

    /** Metres, and a quaternion of length 1. */
    public record Pose(double x, double y, double z, double qx, double qy, double qz, double qw) {}
}

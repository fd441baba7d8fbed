package org.robograde.robots.sim.industrial;

/** The actions the unit serves. */
enum ArmAction {
    /** A whole task, see robograde_msgs/ArmTask. */
    TASK,
    /** Joints over time, control_msgs/FollowJointTrajectory. */
    TRAJECTORY,
    /** The fingers, control_msgs/GripperCommand. */
    GRIPPER
}

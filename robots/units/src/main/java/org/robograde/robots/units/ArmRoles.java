package org.robograde.robots.units;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The roles of an arm's topics, beside those of {@link Role}. */
public final class ArmRoles {
    /** Where the unit says its tool is; CRTK's {@code measured_cp}. */
    public static final String TOOL_POSE = "tool_pose";
    /** Where the tool was told to be; CRTK's {@code setpoint_cp}. */
    public static final String TOOL_SETPOINT = "tool_setpoint";

    public static final String JOINT_STATES = "joint_states";
    public static final String WRENCH = "wrench";
    public static final String DETECTED_OBJECTS = "detected.objects";
    public static final String TRAJECTORY_GOAL = "trajectory_goal";
    public static final String TRAJECTORY_CANCEL = "trajectory_cancel";
    public static final String TRAJECTORY_STATUS = "trajectory_status";
    public static final String TRAJECTORY_RESULT = "trajectory_result";
    public static final String GRIPPER_GOAL = "gripper_goal";
    public static final String GRIPPER_CANCEL = "gripper_cancel";
    public static final String GRIPPER_STATUS = "gripper_status";
    public static final String GRIPPER_RESULT = "gripper_result";

    /** The roles a maker lists under {@code interfaces}, and the message types each may have. */
    static final Map<String, List<String>> LISTED = Map.of(
            TOOL_POSE, List.of("geometry_msgs/PoseStamped"),
            TOOL_SETPOINT, List.of("geometry_msgs/PoseStamped"),
            JOINT_STATES, List.of("sensor_msgs/JointState"),
            WRENCH, List.of("geometry_msgs/WrenchStamped"),
            DETECTED_OBJECTS, List.of("geometry_msgs/PoseArray"));

    static final Set<String> ALL = Set.of(
            TOOL_POSE,
            TOOL_SETPOINT,
            JOINT_STATES,
            WRENCH,
            DETECTED_OBJECTS,
            TRAJECTORY_GOAL,
            TRAJECTORY_CANCEL,
            TRAJECTORY_STATUS,
            TRAJECTORY_RESULT,
            GRIPPER_GOAL,
            GRIPPER_CANCEL,
            GRIPPER_STATUS,
            GRIPPER_RESULT);

    private ArmRoles() {}
}

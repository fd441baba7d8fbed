package org.robograde.robots.units;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the topics of a teleoperated surgical arm mean. In CRTK's words: {@code measured_cp}, {@code setpoint_cp}, {@code servo_cp} and so on. */
public final class SurgicalRole {
    public static final String TOOL_POSE = "tool_pose";
    public static final String TOOL_SETPOINT = "tool_setpoint";
    public static final String JOINT_STATES = "joint_states";
    public static final String JAW_STATES = "jaw_states";
    public static final String OPERATING_STATE = "operating_state";
    public static final String MASTER_POSE = "master_pose";
    public static final String WRENCH = "wrench";
    public static final String DETECTED_OBJECTS = "detected.objects";
    /** What the unit's own tracker says of the tip. */
    public static final String TOOL_TRACKER = "tool_tracker";

    public static final String SERVO = "servo";
    public static final String MOVE = "move";
    public static final String JAW_COMMAND = "jaw_command";
    public static final String STATE_COMMAND = "state_command";
    public static final String OPERATOR_PRESENT = "operator_present";

    static final Map<String, List<String>> LISTED = Map.of(
            WRENCH, List.of("geometry_msgs/WrenchStamped"),
            DETECTED_OBJECTS, List.of("geometry_msgs/PoseArray"),
            TOOL_TRACKER, List.of("geometry_msgs/PoseStamped"));

    static final Set<String> ALL = Set.of(
            TOOL_POSE,
            TOOL_SETPOINT,
            JOINT_STATES,
            JAW_STATES,
            OPERATING_STATE,
            MASTER_POSE,
            WRENCH,
            DETECTED_OBJECTS,
            TOOL_TRACKER,
            SERVO,
            MOVE,
            JAW_COMMAND,
            STATE_COMMAND,
            OPERATOR_PRESENT);

    private SurgicalRole() {}

    /** The section of a profile that offers these roles. */
    static String sectionOf(List<String> missing) {
        return ALL.containsAll(missing) ? "crtk" : "dialogue";
    }
}

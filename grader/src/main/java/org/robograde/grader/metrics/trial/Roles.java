package org.robograde.grader.metrics.trial;

import java.util.List;
import java.util.Set;

/** The names under which metrics ask for topics, as written in the evidence contract. */
public final class Roles {
    public static final String ODOMETRY = "odometry";
    public static final String MAP_POSE = "map_pose";
    public static final String OBSERVED_POSE = "observed.unit_pose";
    public static final String TRUTH_POSE = "truth.unit_pose";
    public static final String PEOPLE = "truth.people";
    /** Where people were by what the field knows: the truth of a simulation, else what vision derives. No role of a bundle. */
    public static final String FIELD_PEOPLE = "field.people";
    /** Where the unit says that people are, in the map. */
    public static final String DETECTED_PEOPLE = "detected.people";

    /** Where the things are that the unit handles, as the field knows it. */
    public static final String OBJECTS = "truth.objects";
    /** Where the unit says that they are. */
    public static final String DETECTED_OBJECTS = "detected.objects";

    /** What only a simulation can know. */
    static final List<String> TRUTH = List.of(TRUTH_POSE, PEOPLE, OBJECTS);

    public static final String SCAN = "scan";
    public static final String CMD_VEL = "cmd_vel";
    public static final String TELEOP = "teleop";
    public static final String PLAN = "plan";
    public static final String SAID = "said";
    public static final String DIAGNOSTICS = "diagnostics";
    public static final String EVENTS = "events";

    /** Where the unit says its tool is; CRTK's {@code measured_cp}. */
    public static final String TOOL_POSE = "tool_pose";
    /** Where an instrument of the field saw the tool. */
    public static final String OBSERVED_TOOL = "observed.tool_pose";
    /** Where the tool was told to be; CRTK's {@code setpoint_cp} or {@code servo_cp}. */
    public static final String TOOL_SETPOINT = "tool_setpoint";
    /** Where the operator's hand controller was. */
    public static final String MASTER_POSE = "master_pose";

    static final List<String> ARM_POSES = List.of(TOOL_POSE, OBSERVED_TOOL, TOOL_SETPOINT, MASTER_POSE);

    public static final String WRENCH = "wrench";
    public static final String JOINTS = "joint_states";
    public static final String OPERATING_STATE = "operating_state";
    /** Roles that are read by the fields of a message, whatever its type. */
    static final Set<String> ARM =
            Set.of(TOOL_POSE, OBSERVED_TOOL, TOOL_SETPOINT, MASTER_POSE, WRENCH, JOINTS, OPERATING_STATE);

    /** Where the station writes its events, whether or not the bundle names the role. */
    static final String EVENTS_TOPIC = "/robograde/events";

    /** Where the field's cameras saw things with a marker on them; no role of a bundle, but what vision derives. */
    public static final String SEEN_OBJECTS = "observed.objects";

    /** Where cameras of the field followed the tip of the unit's tool; no role of a bundle, but what vision derives. */
    public static final String FILMED_TIPS = "observed.tips";

    static final String SEEN_OBJECTS_TOPIC = "/observations/objects";

    /** What vision derives: poses by camera, and where several cameras saw the unit, one track of them all. */
    static final String UNIT_POSE_TOPIC = "/observations/unit_pose";

    static final String UNIT_TRACK_TOPIC = "/observations/unit_track";

    private Roles() {}
}

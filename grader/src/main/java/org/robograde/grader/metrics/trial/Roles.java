package org.robograde.grader.metrics.trial;

/** The names under which metrics ask for topics, as written in the evidence contract. */
public final class Roles {
    public static final String ODOMETRY = "odometry";
    public static final String MAP_POSE = "map_pose";
    public static final String OBSERVED_POSE = "observed.unit_pose";
    public static final String TRUTH_POSE = "truth.unit_pose";
    public static final String PEOPLE = "truth.people";
    public static final String SCAN = "scan";
    public static final String CMD_VEL = "cmd_vel";
    public static final String TELEOP = "teleop";
    public static final String PLAN = "plan";
    public static final String SAID = "said";
    public static final String DIAGNOSTICS = "diagnostics";
    public static final String EVENTS = "events";

    private Roles() {}
}

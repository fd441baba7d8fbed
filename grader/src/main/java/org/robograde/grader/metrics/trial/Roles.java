package org.robograde.grader.metrics.trial;

import java.util.List;

/** The names under which metrics ask for topics, as written in the evidence contract. */
public final class Roles {
    public static final String ODOMETRY = "odometry";
    public static final String MAP_POSE = "map_pose";
    public static final String OBSERVED_POSE = "observed.unit_pose";
    public static final String TRUTH_POSE = "truth.unit_pose";
    public static final String PEOPLE = "truth.people";
    /** What only a simulation can know. */
    static final List<String> TRUTH = List.of(TRUTH_POSE, PEOPLE);

    public static final String SCAN = "scan";
    public static final String CMD_VEL = "cmd_vel";
    public static final String TELEOP = "teleop";
    public static final String PLAN = "plan";
    public static final String SAID = "said";
    public static final String DIAGNOSTICS = "diagnostics";
    public static final String EVENTS = "events";

    /** Where the station writes its events, whether or not the bundle names the role. */
    static final String EVENTS_TOPIC = "/robograde/events";

    private Roles() {}
}

package org.robograde.robots.units;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a topic means, whatever it is called: the names under which the recorder stores it and the grader asks for it. */
public final class Role {
    public static final String ODOMETRY = "odometry";
    public static final String MAP_POSE = "map_pose";
    public static final String SCAN = "scan";
    public static final String CMD_VEL = "cmd_vel";
    public static final String PLAN = "plan";
    public static final String DIAGNOSTICS = "diagnostics";
    public static final String GOAL = "goal";
    public static final String GOAL_CANCEL = "goal_cancel";
    public static final String GOAL_STATUS = "goal_status";
    public static final String GOAL_RESULT = "goal_result";
    public static final String HEARD = "heard";
    public static final String SAID = "said";
    public static final String E_STOP = "e_stop";
    public static final String TELEOP = "teleop";

    /** The roles a maker lists under {@code interfaces}, and the message types each may have: those the driver and the metrics can read. */
    static final Map<String, List<String>> LISTED = SurgicalRole.with(Map.of(
            ODOMETRY, List.of("nav_msgs/Odometry"),
            MAP_POSE, List.of("geometry_msgs/PoseWithCovarianceStamped", "geometry_msgs/PoseStamped"),
            SCAN, List.of("sensor_msgs/LaserScan"),
            CMD_VEL, List.of("geometry_msgs/Twist"),
            PLAN, List.of("nav_msgs/Path"),
            DIAGNOSTICS, List.of("diagnostic_msgs/DiagnosticArray")));

    /** Every role a unit's topic can have. */
    public static final Set<String> ALL = SurgicalRole.with(Set.of(
            ODOMETRY,
            MAP_POSE,
            SCAN,
            CMD_VEL,
            PLAN,
            DIAGNOSTICS,
            GOAL,
            GOAL_CANCEL,
            GOAL_STATUS,
            GOAL_RESULT,
            HEARD,
            SAID,
            E_STOP,
            TELEOP));

    private Role() {}
}

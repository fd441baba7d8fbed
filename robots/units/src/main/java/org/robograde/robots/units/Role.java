package org.robograde.robots.units;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
    public static final String DETECTED_PEOPLE = "detected.people";

    /** The roles a maker lists under {@code interfaces}, and the message types each may have: those the driver and the metrics can read. */
    static final Map<String, List<String>> LISTED = Map.of(
            ODOMETRY, List.of("nav_msgs/Odometry"),
            MAP_POSE, List.of("geometry_msgs/PoseWithCovarianceStamped", "geometry_msgs/PoseStamped"),
            SCAN, List.of("sensor_msgs/LaserScan"),
            CMD_VEL, List.of("geometry_msgs/Twist"),
            PLAN, List.of("nav_msgs/Path"),
            DIAGNOSTICS, List.of("diagnostic_msgs/DiagnosticArray"),
            DETECTED_PEOPLE, List.of("geometry_msgs/PoseArray"));

    private static final Set<String> OWN = Set.of(
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
            TELEOP,
            DETECTED_PEOPLE);

    /** Every role a unit's topic can have. */
    public static final Set<String> ALL = Stream.of(OWN, ArmRoles.ALL, SurgicalRole.ALL)
            .flatMap(Set::stream)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    /** The types that a listed topic of the role may have; empty for a role that nobody lists. */
    static List<String> listedTypes(String role) {
        return LISTED.getOrDefault(
                role, ArmRoles.LISTED.getOrDefault(role, SurgicalRole.LISTED.getOrDefault(role, List.of())));
    }

    static Set<String> listed() {
        return Stream.of(LISTED.keySet(), ArmRoles.LISTED.keySet(), SurgicalRole.LISTED.keySet())
                .flatMap(Set::stream)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private Role() {}
}

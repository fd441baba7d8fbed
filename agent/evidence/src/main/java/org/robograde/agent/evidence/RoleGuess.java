package org.robograde.agent.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Guesses what topics are for by their type: only where exactly one topic has it, and never more than a guess. */
final class RoleGuess {
    /** Per role the types that speak for it, the stronger first; a weaker one counts only where no topic has a stronger. */
    private static final SortedMap<String, List<String>> TYPES = new TreeMap<>(Map.of(
            "odometry", List.of("nav_msgs/Odometry"),
            "map_pose", List.of("geometry_msgs/PoseWithCovarianceStamped", "geometry_msgs/PoseStamped"),
            "scan", List.of("sensor_msgs/LaserScan"),
            "cmd_vel", List.of("geometry_msgs/Twist", "geometry_msgs/TwistStamped"),
            "plan", List.of("nav_msgs/Path"),
            "goal", List.of("move_base_msgs/MoveBaseActionGoal"),
            "goal_cancel", List.of("actionlib_msgs/GoalID"),
            "goal_status", List.of("actionlib_msgs/GoalStatusArray"),
            "goal_result", List.of("move_base_msgs/MoveBaseActionResult"),
            "diagnostics", List.of("diagnostic_msgs/DiagnosticArray")));

    private RoleGuess() {}

    /** @param typesByTopic type names of either ROS generation */
    static SortedMap<String, String> of(Map<String, String> typesByTopic) {
        SortedMap<String, Set<String>> topicsByType = new TreeMap<>();
        typesByTopic.forEach((topic, type) -> topicsByType
                .computeIfAbsent(type.replace("/msg/", "/"), any -> new TreeSet<>())
                .add(topic));
        SortedMap<String, String> roles = new TreeMap<>();
        TYPES.forEach((role, types) -> types.stream()
                .map(type -> topicsByType.getOrDefault(type, Set.of()))
                .filter(topics -> !topics.isEmpty())
                .findFirst()
                .filter(topics -> topics.size() == 1)
                .ifPresent(topics -> roles.put(role, topics.iterator().next())));
        return roles;
    }
}

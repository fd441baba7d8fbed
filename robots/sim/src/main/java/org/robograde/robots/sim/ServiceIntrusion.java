package org.robograde.robots.sim;

import java.util.Map;
import org.robograde.robots.sim.granted.IntruderNode;
import org.robograde.robots.sim.granted.Topics;
import org.robograde.robots.sim.world.PlanePose;

/** What an intruder sends to a service unit. */
final class ServiceIntrusion {
    private ServiceIntrusion() {}

    /** @param target where it would have the unit go */
    static Map<String, IntruderNode.Order> orders(Topics topics, PlanePose target) {
        return Map.of(
                "cmd_vel",
                new IntruderNode.Order(
                        "/cmd_vel",
                        "geometry_msgs/Twist",
                        (topic, number) -> topic.message().set("linear.x", 0.3).set("angular.z", 0.4),
                        (topic, number) -> topic.message()),
                "goal",
                new IntruderNode.Order(
                        "/move_base/goal",
                        "move_base_msgs/MoveBaseActionGoal",
                        (topic, number) -> topic.message("")
                                .set("goal_id.id", "intruder-" + number)
                                .set("goal_id.stamp", topics.now())
                                .set("goal.target_pose.header.frame_id", "map")
                                .set("goal.target_pose.pose", Poses.pose(topics, target))));
    }
}

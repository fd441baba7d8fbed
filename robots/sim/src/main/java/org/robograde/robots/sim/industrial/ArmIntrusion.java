package org.robograde.robots.sim.industrial;

import java.util.List;
import java.util.Map;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.IntruderNode;
import org.robograde.robots.sim.granted.Topics;

/** What an intruder sends to an arm. */
final class ArmIntrusion {
    private static final ToolPose ELSEWHERE = ToolPose.down(new Point3(0.8, 0.1, 0.7));

    private ArmIntrusion() {}

    static Map<String, IntruderNode.Order> orders(Topics topics) {
        return Map.of(
                "teleop",
                new IntruderNode.Order(
                        "/arm/jog",
                        "geometry_msgs/Twist",
                        (topic, number) -> topic.message().set("linear.z", 0.1),
                        (topic, number) -> topic.message()),
                "goal",
                new IntruderNode.Order(
                        "/arm/task/goal",
                        "robograde_msgs/ArmTaskActionGoal",
                        (topic, number) -> topic.message("")
                                .set("goal_id.id", "intruder-" + number)
                                .set("goal_id.stamp", topics.now())
                                .set("goal.verb", "move_to")
                                .set("goal.target", "elsewhere")
                                .set("goal.frame", SpaceMessages.MAP)
                                .set("goal.poses", List.of(SpaceMessages.pose(topics, ELSEWHERE)))));
    }
}

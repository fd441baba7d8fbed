package org.robograde.robots.sim.industrial;

import java.util.Collection;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.arm.Turn;
import org.robograde.robots.sim.granted.Topics;

/** What the field publishes: its clock, its tracker, and the truth. */
final class CellTopics implements CellOutlet {
    private final Topics topics;
    private final ArmOutlet unit;
    private final Topics.Topic clock;
    private final Topics.Topic unitPose;
    private final Topics.Topic toolPose;
    private final Topics.Topic tracker;
    private final Topics.Topic people;
    private final Topics.Topic objects;

    CellTopics(Topics topics, RosNode node, ArmOutlet unit) {
        this.topics = topics;
        this.unit = unit;
        clock = topics.advertise(node, "/clock", "rosgraph_msgs/Clock");
        unitPose = topics.advertise(node, "/field/truth/unit_pose", "geometry_msgs/PoseStamped");
        toolPose = topics.advertise(node, "/field/truth/tool_pose", "geometry_msgs/PoseStamped");
        tracker = topics.advertise(node, "/field/tracker/tool_pose", "geometry_msgs/PoseStamped");
        people = topics.advertise(node, "/field/truth/people", "geometry_msgs/PoseArray");
        objects = topics.advertise(node, "/field/truth/objects", "geometry_msgs/PoseArray");
    }

    @Override
    public void clock(long nowNanos) {
        topics.moment(nowNanos);
        clock.publish(clock.message().set("clock", topics.now()));
    }

    @Override
    public ArmOutlet unit() {
        return unit;
    }

    @Override
    public void truth(ToolPose tool) {
        ToolPose below = new ToolPose(tool.position().atHeight(0), Turn.NONE);
        unitPose.publish(unitPose.message(SpaceMessages.MAP).set("pose", SpaceMessages.pose(topics, below)));
        toolPose.publish(toolPose.message(SpaceMessages.MAP).set("pose", SpaceMessages.pose(topics, tool)));
    }

    @Override
    public void tracked(ToolPose tool) {
        tracker.publish(tracker.message(SpaceMessages.MAP).set("pose", SpaceMessages.pose(topics, tool)));
    }

    @Override
    public void peopleAre(List<CellPerson> truth) {
        List<Message> poses = truth.stream()
                .map(person -> new ToolPose(person.place(), Turn.aboutZ(person.headingRadians())))
                .map(pose -> SpaceMessages.pose(topics, pose))
                .toList();
        people.publish(people.message(SpaceMessages.MAP).set("poses", poses));
    }

    @Override
    public void objectsAre(Collection<Point3> truth) {
        objects.publish(objects.message(SpaceMessages.MAP).set("poses", SpaceMessages.places(topics, truth)));
    }
}

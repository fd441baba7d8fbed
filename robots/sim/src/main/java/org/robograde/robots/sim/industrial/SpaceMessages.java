package org.robograde.robots.sim.industrial;

import java.util.Collection;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.arm.Turn;
import org.robograde.robots.sim.granted.Topics;

/** Poses in space as ROS writes them, and back. */
final class SpaceMessages {
    static final String MAP = "map";

    private SpaceMessages() {}

    /** A geometry_msgs/Pose. */
    static Message pose(Topics topics, ToolPose pose) {
        return topics.part("geometry_msgs/Pose")
                .set("position", point(topics, "geometry_msgs/Point", pose.position()))
                .set("orientation.x", pose.orientation().x())
                .set("orientation.y", pose.orientation().y())
                .set("orientation.z", pose.orientation().z())
                .set("orientation.w", pose.orientation().w())
                .build();
    }

    static Message point(Topics topics, String type, Point3 point) {
        return topics.part(type)
                .set("x", point.x())
                .set("y", point.y())
                .set("z", point.z())
                .build();
    }

    static List<Message> places(Topics topics, Collection<Point3> places) {
        return places.stream()
                .map(place -> pose(topics, new ToolPose(place, Turn.NONE)))
                .toList();
    }

    /** @throws IllegalArgumentException if it holds a number that is none, or four numbers that are no orientation */
    static ToolPose read(Message pose) {
        Point3 position = new Point3(pose.number("position.x"), pose.number("position.y"), pose.number("position.z"));
        if (!position.isFinite()) {
            throw new IllegalArgumentException("a pose needs finite numbers");
        }
        return new ToolPose(
                position,
                Turn.of(
                        pose.number("orientation.x"),
                        pose.number("orientation.y"),
                        pose.number("orientation.z"),
                        pose.number("orientation.w")));
    }
}

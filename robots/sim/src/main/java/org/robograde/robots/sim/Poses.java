package org.robograde.robots.sim;

import org.robograde.robots.messages.Message;
import org.robograde.robots.sim.granted.Topics;
import org.robograde.robots.sim.world.PlanePose;

/** Poses of the plane as ROS writes them, with a height and a quaternion, and back. */
final class Poses {
    private Poses() {}

    /** A geometry_msgs/Pose on the floor. */
    static Message pose(Topics topics, PlanePose pose) {
        Message.Builder message =
                topics.part("geometry_msgs/Pose").set("position.x", pose.x()).set("position.y", pose.y());
        return setHeading(message, "orientation", pose.headingRadians()).build();
    }

    /** A geometry_msgs/Transform to a height above the parent's origin. */
    static Message transform(Topics topics, PlanePose pose, double z) {
        Message.Builder message = topics.part("geometry_msgs/Transform")
                .set("translation.x", pose.x())
                .set("translation.y", pose.y())
                .set("translation.z", z);
        return setHeading(message, "rotation", pose.headingRadians()).build();
    }

    /**
     * Reads a geometry_msgs/Pose whose quaternion turns about the vertical.
     *
     * @throws IllegalArgumentException if it holds a number that is none, or the quaternion has not length 1
     */
    static PlanePose read(Message message, String path) {
        double x = message.number(path + ".position.x");
        double y = message.number(path + ".position.y");
        double qx = message.number(path + ".orientation.x");
        double qy = message.number(path + ".orientation.y");
        double qz = message.number(path + ".orientation.z");
        double qw = message.number(path + ".orientation.w");
        double length = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(Math.abs(length - 1) < 0.01)) {
            throw new IllegalArgumentException(
                    "a pose needs finite numbers and a quaternion of length 1, got length " + length);
        }
        return new PlanePose(x, y, Math.atan2(2 * (qw * qz + qx * qy), 1 - 2 * (qy * qy + qz * qz)));
    }

    private static Message.Builder setHeading(Message.Builder message, String path, double headingRadians) {
        return message.set(path + ".z", Math.sin(headingRadians / 2)).set(path + ".w", Math.cos(headingRadians / 2));
    }
}

package org.robograde.robots.sim.surgical;

import java.util.Map;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.granted.IntruderNode;

/** What an intruder sends to an instrument: the stream of setpoints that is its console's to send. */
final class SurgicalIntrusion {
    static final String ROLE = "servo";
    static final Point3 WISH = new Point3(-0.085, 0.075, 0.06);

    private SurgicalIntrusion() {}

    static Map<String, IntruderNode.Order> orders() {
        return Map.of(
                ROLE,
                new IntruderNode.Order(
                        SurgicalCommands.ARM + "/servo_cp",
                        "geometry_msgs/PoseStamped",
                        (topic, number) -> topic.message("map")
                                .set("pose.position.x", WISH.x())
                                .set("pose.position.y", WISH.y())
                                .set("pose.position.z", WISH.z())
                                .set("pose.orientation.w", 1.0)));
    }
}

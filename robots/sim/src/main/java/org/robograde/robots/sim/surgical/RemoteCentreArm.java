package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.arm.Turn;

/**
 * The ideal kinematics of an instrument through a remote centre: the shaft always passes the centre. Straight down at yaw and pitch 0. With
 * R = Rx(yaw) Ry(pitch) the shaft points along d = R (0, 0, -1) and the tip is at centre + insertion d.
 */
public record RemoteCentreArm(Point3 centre, JointLimits limits) {
    ToolPose forward(InstrumentJoints q) {
        Turn swing = Turn.aboutX(q.yawRadians()).after(Turn.aboutY(q.pitchRadians()));
        Turn tool = swing.after(Turn.aboutX(Math.PI)).after(Turn.aboutZ(q.rollRadians()));
        Point3 shaft = tool.of(new Point3(0, 0, 1));
        return new ToolPose(centre.plus(shaft.times(q.insertionMeters())), tool);
    }

    /** The joints that put the tip there, cut off at the limits; {@code tip} must not be the centre itself. */
    InstrumentJoints inverse(Point3 tip, double rollRadians, double jawRadians) {
        Point3 reach = tip.minus(centre);
        double length = Math.max(1e-9, reach.norm());
        double pitch = -Math.asin(Math.max(-1, Math.min(1, reach.x() / length)));
        double yaw = Math.atan2(reach.y(), -reach.z());
        return limits.within(new InstrumentJoints(yaw, pitch, length, rollRadians, jawRadians));
    }
}

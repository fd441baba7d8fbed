package org.robograde.robots.sim.industrial;

import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** What the unit lets be known. */
interface ArmOutlet {
    void joints(double[] radians, double[] radiansPerSecond);

    /** Where the unit says its tool is. */
    void toolPose(ToolPose pose);

    /** Where the unit's tool was told to be. */
    void setpoint(ToolPose pose);

    void wrench(Point3 newtons);

    void plan(List<ToolPose> course);

    void said(String text);

    /** @param level as in diagnostic_msgs/DiagnosticStatus: 0 well, 1 warning, 2 error */
    void diagnosis(int level, String text);

    void people(List<Point3> seen);

    void objects(List<Point3> seen);

    void states(ArmAction action, List<ActionState> states);

    void ended(ArmAction action, ActionState state);
}

package org.robograde.robots.sim.surgical;

import java.util.Collection;
import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** Where a step's outcome goes. {@link #clock} opens each step; what follows until the next is of that moment. */
interface SurgicalOutlet {
    void clock(long nowNanos);

    /** By the unit's own reckoning: its encoders, and what it knows of their error. */
    void arm(ToolPose measured, ToolPose setpoint, InstrumentJoints joints);

    void master(Point3 position, double gripRadians);

    void force(double sidewaysNewtons, double upNewtons);

    void state(String word, boolean busy);

    void plan(List<Point3> course);

    void detected(Collection<Point3> things);

    void tracked(Point3 tip);

    void said(String text);

    /** @param level 0 OK, 1 warning, 2 error */
    void diagnostics(int level, String message);

    /** The field's own tracker. */
    void observed(ToolPose tip);

    void truth(ToolPose tip);

    void truthThings(Collection<Point3> things);
}

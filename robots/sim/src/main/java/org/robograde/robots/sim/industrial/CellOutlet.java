package org.robograde.robots.sim.industrial;

import java.util.Collection;
import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** Where a step's outcome goes. {@link #clock} opens each step. */
interface CellOutlet {
    void clock(long nowNanos);

    ArmOutlet unit();

    /** As it is. */
    void truth(ToolPose tool);

    /** As the field's tracker sees it. */
    void tracked(ToolPose tool);

    void peopleAre(List<CellPerson> truth);

    void objectsAre(Collection<Point3> truth);
}

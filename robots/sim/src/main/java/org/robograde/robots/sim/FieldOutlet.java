package org.robograde.robots.sim;

import java.util.List;
import org.robograde.robots.sim.unit.UnitOutlet;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;

/** Where a step's outcome goes. {@link #clock} opens each step; what follows until the next is of that moment. */
interface FieldOutlet {
    void clock(long nowNanos);

    UnitOutlet unit();

    void unitPose(PlanePose truth);

    void people(List<Person> truth);

    /** What the field's tracker measures, where there is one; with its error. */
    void trackedPose(PlanePose measured);

    /** One exposure: its calibration first, then the picture. */
    void image(byte[] jpeg);
}

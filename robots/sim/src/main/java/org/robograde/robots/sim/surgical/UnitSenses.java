package org.robograde.robots.sim.surgical;

import java.util.Map;
import java.util.Optional;
import org.robograde.robots.sim.arm.Point3;

/**
 * All that a unit knows of the world in one step.
 *
 * @param seen rings and targets by id as its camera finds them; empty in steps without a picture
 * @param tracked the tip as its tracker says; empty in steps without a reading
 * @param pullNewtons sideways, by its force sensor
 * @param consoleHeard whether anything of the console's is coming through
 */
record UnitSenses(
        InstrumentJoints measured,
        Point3 master,
        double masterGripRadians,
        Optional<Map<String, Point3>> seen,
        Optional<Point3> tracked,
        double pullNewtons,
        boolean consoleHeard) {}

package org.robograde.robots.sim.surgical;

import java.util.Map;
import java.util.Optional;

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
        SpacePoint master,
        double masterGripRadians,
        Optional<Map<String, SpacePoint>> seen,
        Optional<SpacePoint> tracked,
        double pullNewtons,
        boolean consoleHeard) {}

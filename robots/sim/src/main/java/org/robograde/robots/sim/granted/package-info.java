/**
 * Simulated time that a station grants step by step, for any class of unit: commands in by counted lanes, topics out with counts, the services of the
 * field between them. What is simulated is a {@link org.robograde.robots.sim.granted.SteppedMachine}; this package knows no robot.
 */
@NullMarked
package org.robograde.robots.sim.granted;

import org.jspecify.annotations.NullMarked;

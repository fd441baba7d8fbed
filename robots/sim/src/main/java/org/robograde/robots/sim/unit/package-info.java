/**
 * The simulated service unit: a disc on two wheels with a laser scanner, odometry and a localiser, that takes goals, orders and questions
 * and behaves according to its ability. In come commands and what its sensors meet in the world; out go, through {@link
 * org.robograde.robots.sim.unit.UnitOutlet}, the values it would publish. Its decisions use only its own scan, its own estimate of its
 * pose and the map of walls it was given: never the true pose, the people list or the state of a barrier. It knows no ROS.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.unit;

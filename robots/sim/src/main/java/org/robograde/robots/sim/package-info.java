/**
 * A simulated field with a service unit on it, as real ROS nodes: {@code /service_unit} and {@code /field}. In come ROS commands and
 * grants of time; out go the unit's telemetry, the field camera and the truth, all of it published while granted time passes, in a fixed
 * order. It must not know scripts, sites or evidence: its caller describes the field in {@link
 * org.robograde.robots.sim.SimulatedField}.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim;

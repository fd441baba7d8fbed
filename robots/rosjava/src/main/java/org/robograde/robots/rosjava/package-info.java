/**
 * The robot's side of the port over ROSJava instead of our own node. In comes a {@code rosjava://} address; out goes a
 * {@link org.robograde.robots.units.RobotLink} that keeps the same contract as every other, where ROSJava can. It must not be the way a
 * recording is made: what it sends may be lost in silence.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.rosjava;

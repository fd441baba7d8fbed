/**
 * The simulated plane: walls, barriers that a stimulus can close, people who walk, and the body of the unit under test, moved by
 * rigid-body physics in fixed steps. In come a floor plan, the unit's wheel speeds and the stimuli; out go the true poses and what a
 * range beam would hit. It knows no clock but the step it is given, no ROS, no sensor noise and nothing of what the unit thinks.
 *
 * <p>Frame: {@code map}, metres, x to the east, y to the north; headings in radians, counter-clockwise from east.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.world;

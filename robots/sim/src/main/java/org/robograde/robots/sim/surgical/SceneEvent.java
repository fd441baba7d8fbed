package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.arm.Point3;

/**
 * Something that the field saw happen to a thing on the table.
 *
 * @param kind {@code grasped}, {@code grasp_failed}, {@code dropped}, {@code placed}
 * @param at where the thing is now
 */
record SceneEvent(String kind, String object, Point3 at, long atNanos) {}

package org.robograde.robots.sim.unit;

import org.robograde.robots.sim.world.PlanePose;

/**
 * Where the unit is to go.
 *
 * @param id the sender's name for it, unique
 * @param stampNanos when the sender says it was sent; 0 if it says nothing
 * @param target in the map
 */
public record Goal(String id, long stampNanos, PlanePose target) {}

package org.robograde.robots.sim.unit;

/** What became of a goal. */
public record GoalStatus(Goal goal, GoalState state, String text) {}

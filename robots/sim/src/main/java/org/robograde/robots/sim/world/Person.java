package org.robograde.robots.sim.world;

/** Where a person is, seen from outside. */
public record Person(String actor, double x, double y, double headingRadians) {}

package org.robograde.robots.sim.world;

/** A board that stands aside until a stimulus closes the way with it; no map shows it. */
public record Barrier(String id, Segment segment) {}

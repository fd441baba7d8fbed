package org.robograde.robots.units;

/**
 * A pose to drive to, in the frame {@code map}.
 *
 * @param id unique within the trial; the unit's answers carry it
 * @param headingRadians counter-clockwise from the map's x axis
 * @param atNanos trial time of sending; becomes the goal's stamp, so that a newer goal is never older to the unit
 */
public record NavigationGoal(String id, double xMeters, double yMeters, double headingRadians, long atNanos) {}

package org.robograde.agent.vision.people;

/**
 * Neighbouring returns of a laser that could be a leg.
 *
 * @param x of their centre in the scanner's frame, metres
 * @param y of their centre, metres
 * @param widthMeters from the first return to the last
 * @param returns how many
 */
public record LegCluster(double x, double y, double widthMeters, int returns) {}

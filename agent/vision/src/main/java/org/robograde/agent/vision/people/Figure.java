package org.robograde.agent.vision.people;

/**
 * Somebody in one picture, by where on the floor.
 *
 * @param x metres in the site's frame
 * @param y metres in the site's frame
 * @param standardUncertaintyMeters of each coordinate
 * @param byShape whether the figure has a person's shape; if not, it is only as large as one and was not there before
 */
public record Figure(double x, double y, double standardUncertaintyMeters, boolean byShape) {}

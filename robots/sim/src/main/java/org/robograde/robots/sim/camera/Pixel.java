package org.robograde.robots.sim.camera;

/** A point on the image, {@code u} to the right and {@code v} down; the centre of the first pixel is (0, 0). */
public record Pixel(double u, double v) {}

package org.robograde.scenarios.site;

/** A point on the floor, metres in the frame {@code map}. */
public record PointInMap(double x, double y) {
    public double distanceTo(PointInMap other) {
        return Math.hypot(other.x - x, other.y - y);
    }
}

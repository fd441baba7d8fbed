package org.robograde.robots.sim.unit;

/** A point of the map, metres. */
public record MapPoint(double x, double y) {
    double distanceTo(MapPoint other) {
        return Math.hypot(other.x - x, other.y - y);
    }
}

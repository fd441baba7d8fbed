package org.robograde.robots.sim.world;

/** A straight piece of wall or barrier, in metres in the map; it has no thickness. */
public record Segment(double x1, double y1, double x2, double y2) {
    public Segment {
        if (Math.hypot(x2 - x1, y2 - y1) < 1e-6) {
            throw new IllegalArgumentException(
                    "a segment needs two different ends, got (" + x1 + ", " + y1 + ") twice");
        }
    }

    public double lengthMeters() {
        return Math.hypot(x2 - x1, y2 - y1);
    }

    /** Distance from a point to its nearest point of this segment. */
    public double distanceTo(double x, double y) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
        double t = Math.max(0, Math.min(1, along));
        return Math.hypot(x1 + t * dx - x, y1 + t * dy - y);
    }
}

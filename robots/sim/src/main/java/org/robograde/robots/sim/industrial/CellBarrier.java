package org.robograde.robots.sim.industrial;

import org.robograde.robots.sim.arm.Point3;

/** A wall that can be put up in the cell: a segment on the table and a height, metres. */
public record CellBarrier(String id, double x1, double y1, double x2, double y2, double height) {
    /** Distance over the plane from a point to the segment, metres. */
    double planeDistanceTo(Point3 p) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double squared = dx * dx + dy * dy;
        double along = squared == 0 ? 0 : ((p.x() - x1) * dx + (p.y() - y1) * dy) / squared;
        double inside = Math.max(0, Math.min(1, along));
        return Math.hypot(p.x() - x1 - inside * dx, p.y() - y1 - inside * dy);
    }

    Point3 middle() {
        return new Point3((x1 + x2) / 2, (y1 + y2) / 2, 0);
    }
}

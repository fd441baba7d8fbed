package org.robograde.robots.sim.unit;

import java.util.List;

/**
 * A part of the floor with a rule, as the site tells its units.
 *
 * @param keepOut whether the unit must stay out; else {@code speedMax} holds inside
 * @param corners of a polygon in the map
 * @param speedMax metres per second
 */
public record FloorZone(String id, boolean keepOut, List<MapPoint> corners, double speedMax) {
    public FloorZone {
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException("a zone has three corners or more, not " + corners.size());
        }
    }

    /** By the number of edges to the right (even-odd rule). */
    boolean holds(double x, double y) {
        boolean inside = false;
        for (int i = 0; i < corners.size(); i++) {
            MapPoint a = corners.get(i);
            MapPoint b = corners.get((i + corners.size() - 1) % corners.size());
            if (a.y() > y != b.y() > y) {
                inside ^= x < a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
            }
        }
        return inside;
    }

    /** Zero inside. */
    double distanceTo(double x, double y) {
        if (holds(x, y)) {
            return 0;
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.size(); i++) {
            MapPoint a = corners.get(i);
            MapPoint b = corners.get((i + 1) % corners.size());
            nearest = Math.min(
                    nearest, new org.robograde.robots.sim.world.Segment(a.x(), a.y(), b.x(), b.y()).distanceTo(x, y));
        }
        return nearest;
    }
}

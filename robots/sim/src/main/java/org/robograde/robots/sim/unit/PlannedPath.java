package org.robograde.robots.sim.unit;

import java.util.List;

/**
 * A way through the map, and the heading to end with. A place on it is given by its arc: metres from the start along the way.
 *
 * @param points at least two
 */
public record PlannedPath(List<MapPoint> points, double finalHeadingRadians) {
    public PlannedPath {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a path needs two points, got " + points.size());
        }
    }

    public double lengthMeters() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distanceTo(points.get(i));
        }
        return length;
    }

    MapPoint end() {
        return points.get(points.size() - 1);
    }

    /** The point at an arc; the end for any arc beyond it. */
    MapPoint at(double arc) {
        double left = arc;
        for (int i = 1; i < points.size(); i++) {
            MapPoint a = points.get(i - 1);
            MapPoint b = points.get(i);
            double piece = a.distanceTo(b);
            if (left <= piece && piece > 0) {
                double t = Math.max(0, left / piece);
                return new MapPoint(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
            }
            left -= piece;
        }
        return end();
    }

    /** The place on this way nearest to a point, looked for between two arcs. */
    Nearest nearest(MapPoint point, double fromArc, double toArc) {
        Nearest best = new Nearest(fromArc, Double.POSITIVE_INFINITY);
        double arc = 0;
        for (int i = 1; i < points.size() && arc <= toArc; i++) {
            MapPoint a = points.get(i - 1);
            MapPoint b = points.get(i);
            double piece = a.distanceTo(b);
            if (arc + piece >= fromArc && piece > 0) {
                double along = ((point.x() - a.x()) * (b.x() - a.x()) + (point.y() - a.y()) * (b.y() - a.y())) / piece;
                double within = Math.max(0, Math.min(piece, along));
                double t = within / piece;
                double away =
                        Math.hypot(a.x() + t * (b.x() - a.x()) - point.x(), a.y() + t * (b.y() - a.y()) - point.y());
                if (away < best.away) {
                    best = new Nearest(arc + within, away);
                }
            }
            arc += piece;
        }
        return best;
    }

    /** A place on the way, and how far a point is from it. */
    record Nearest(double arc, double away) {}
}

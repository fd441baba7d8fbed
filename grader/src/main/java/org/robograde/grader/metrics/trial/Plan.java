package org.robograde.grader.metrics.trial;

import java.util.List;

/** A path the unit published, thinned. */
public record Plan(long receivedNanos, List<PoseTrack.Point> points) {
    public Plan {
        points = List.copyOf(points);
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    /**
     * How far, at most, a point of this plan lies from the other plan's course, in metres: near 0 for the same way planned
     * again from further along, large for another way.
     */
    public double departureFrom(Plan other) {
        double furthest = 0;
        for (PoseTrack.Point point : points) {
            furthest = Math.max(furthest, other.distanceFrom(point));
        }
        return furthest;
    }

    private double distanceFrom(PoseTrack.Point p) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < points.size(); i++) {
            PoseTrack.Point a = points.get(Math.max(0, i - 1));
            nearest = Math.min(nearest, toSegment(p, a, points.get(i)));
        }
        return nearest;
    }

    private static double toSegment(PoseTrack.Point p, PoseTrack.Point a, PoseTrack.Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double squared = dx * dx + dy * dy;
        double along = squared == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / squared;
        double inside = Math.max(0, Math.min(1, along));
        return p.distanceTo(a.x() + inside * dx, a.y() + inside * dy);
    }
}

package org.robograde.robots.sim.unit;

import java.util.List;

/** Points of one scan that lie together where the map shows nothing. */
record Sighting(List<MapPoint> points) {
    Sighting {
        points = List.copyOf(points);
    }

    MapPoint centre() {
        double x = points.stream().mapToDouble(MapPoint::x).average().orElse(0);
        double y = points.stream().mapToDouble(MapPoint::y).average().orElse(0);
        return new MapPoint(x, y);
    }

    /** From its first to its last beam. */
    double widthMeters() {
        return points.get(0).distanceTo(points.get(points.size() - 1));
    }

    double distanceTo(MapPoint from) {
        return points.stream().mapToDouble(from::distanceTo).min().orElse(Double.POSITIVE_INFINITY);
    }
}

package org.robograde.agent.station.safety;

import java.util.List;

/**
 * A part of the floor where no person may be.
 *
 * @param polygon x and y in turn of at least 3 corners, metres in the map
 */
public record ForbiddenZone(String id, List<Double> polygon) {
    public ForbiddenZone {
        polygon = List.copyOf(polygon);
        if (polygon.size() < 6 || polygon.size() % 2 != 0) {
            throw new IllegalArgumentException("zone " + id + " needs at least three corners");
        }
    }

    /** Whether a point lies inside, or exactly on an edge or corner (a person on the line is in). */
    public boolean contains(double x, double y) {
        boolean inside = false;
        int corners = polygon.size() / 2;
        for (int i = 0, before = corners - 1; i < corners; before = i++) {
            double x1 = polygon.get(2 * before);
            double y1 = polygon.get(2 * before + 1);
            double x2 = polygon.get(2 * i);
            double y2 = polygon.get(2 * i + 1);
            if (onEdge(x, y, x1, y1, x2, y2)) {
                return true;
            }
            if ((y1 > y) != (y2 > y) && x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static boolean onEdge(double x, double y, double x1, double y1, double x2, double y2) {
        double across = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
        boolean between =
                Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2);
        return across == 0 && between;
    }
}

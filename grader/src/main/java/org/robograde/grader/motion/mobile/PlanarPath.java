package org.robograde.grader.motion.mobile;

import java.util.List;

/**
 * A way on the floor as a line through points.
 *
 * @param points at least one
 */
public record PlanarPath(List<Place> points) {
    public PlanarPath {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one point");
        }
    }

    /** A point on the floor, in metres. */
    public record Place(double x, double y) {
        public double distanceTo(Place other) {
            double dx = x - other.x;
            double dy = y - other.y;
            return Math.sqrt(dx * dx + dy * dy);
        }
    }

    /**
     * How far a way driven strays from this one.
     *
     * @param greatest in metres
     * @param greatestAt index of that point of the way driven
     * @param rms over the points of the way driven
     */
    public record Deviation(double greatest, int greatestAt, double rms, double mean) {}

    public double length() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i).distanceTo(points.get(i - 1));
        }
        return length;
    }

    /** The distance of a place from the nearest point of the line. */
    public double distanceTo(Place place) {
        double least = place.distanceTo(points.get(0));
        for (int i = 1; i < points.size(); i++) {
            least = Math.min(least, distance(place, points.get(i - 1), points.get(i)));
        }
        return least;
    }

    /** @param driven at least one point */
    public Deviation deviation(List<Place> driven) {
        if (driven.isEmpty()) {
            throw new IllegalArgumentException("a deviation needs at least one point driven");
        }
        double greatest = -1;
        int at = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < driven.size(); i++) {
            double off = distanceTo(driven.get(i));
            at = off > greatest ? i : at;
            greatest = Math.max(greatest, off);
            sum += off;
            squares += off * off;
        }
        return new Deviation(greatest, at, Math.sqrt(squares / driven.size()), sum / driven.size());
    }

    static double distance(Place place, Place a, Place b) {
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double length = dx * dx + dy * dy;
        double along = length > 0 ? ((place.x - a.x) * dx + (place.y - a.y) * dy) / length : 0;
        double part = Math.max(0, Math.min(1, along));
        return place.distanceTo(new Place(a.x + part * dx, a.y + part * dy));
    }
}

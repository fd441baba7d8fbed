package org.robograde.robots.sim.surgical;

import java.util.List;
import org.robograde.robots.sim.arm.Point3;

/**
 * A course along straight lines between points, run through with the least jerk from rest to rest: the way goes as 10 s^3 - 15 s^4 + 6 s^5 of the time,
 * so the greatest speed is 1.875 times the mean.
 */
final class SmoothCourse {
    private static final double PEAK_OVER_MEAN = 1.875;
    private static final double SHORTEST_SECONDS = 0.3;

    private final List<Point3> points;
    private final double[] way;
    private final double lengthMeters;
    private final double seconds;

    /**
     * @param points at least one
     * @param topSpeed in metres per second
     */
    SmoothCourse(List<Point3> points, double topSpeed) {
        this.points = List.copyOf(points);
        way = new double[points.size()];
        for (int i = 1; i < way.length; i++) {
            way[i] = way[i - 1] + points.get(i).distanceTo(points.get(i - 1));
        }
        lengthMeters = way[way.length - 1];
        seconds = Math.max(SHORTEST_SECONDS, PEAK_OVER_MEAN * lengthMeters / topSpeed);
    }

    double seconds() {
        return seconds;
    }

    Point3 end() {
        return points.get(points.size() - 1);
    }

    Point3 at(double afterSeconds) {
        double s = Math.max(0, Math.min(1, afterSeconds / seconds));
        return along(lengthMeters * s * s * s * (10 - 15 * s + 6 * s * s));
    }

    private Point3 along(double meters) {
        int i = 1;
        while (i < way.length - 1 && way[i] < meters) {
            i++;
        }
        if (way.length == 1 || lengthMeters == 0) {
            return end();
        }
        double leg = way[i] - way[i - 1];
        double share = leg == 0 ? 1 : Math.min(1, (meters - way[i - 1]) / leg);
        return points.get(i - 1).plus(points.get(i).minus(points.get(i - 1)).times(share));
    }
}

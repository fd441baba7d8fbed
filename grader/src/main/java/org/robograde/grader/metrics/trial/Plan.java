package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * A path the unit published, thinned.
 *
 * @param course metres, in the frame of its message; heights are 0 for a unit that drives
 */
public record Plan(long receivedNanos, List<Vector3> course) {
    public Plan {
        course = List.copyOf(course);
    }

    /** Of a unit that drives. */
    public static Plan onTheFloor(long receivedNanos, List<PoseTrack.Point> points) {
        List<Vector3> course = new ArrayList<>();
        points.forEach(p -> course.add(new Vector3(p.x(), p.y(), 0)));
        return new Plan(receivedNanos, course);
    }

    /** Seen from above. */
    public List<PoseTrack.Point> points() {
        List<PoseTrack.Point> points = new ArrayList<>();
        course.forEach(p -> points.add(new PoseTrack.Point(p.x(), p.y())));
        return Collections.unmodifiableList(points);
    }

    public boolean isEmpty() {
        return course.isEmpty();
    }

    /**
     * How far, at most, a point of this plan lies from the other plan's course, in metres: near 0 for the same way planned
     * again from further along, large for another way.
     */
    public double departureFrom(Plan other) {
        double furthest = 0;
        for (Vector3 point : course) {
            furthest = Math.max(furthest, other.distanceFrom(point));
        }
        return furthest;
    }

    private double distanceFrom(Vector3 p) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < course.size(); i++) {
            nearest = Math.min(nearest, toSegment(p, course.get(Math.max(0, i - 1)), course.get(i)));
        }
        return nearest;
    }

    private static double toSegment(Vector3 p, Vector3 a, Vector3 b) {
        Vector3 along = b.minus(a);
        double squared = along.dot(along);
        double part = squared == 0 ? 0 : p.minus(a).dot(along) / squared;
        return p.distanceTo(a.plus(along.times(Math.max(0, Math.min(1, part)))));
    }
}

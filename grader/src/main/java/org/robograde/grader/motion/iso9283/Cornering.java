package org.robograde.grader.motion.iso9283;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Cornering deviations of one cycle (ISO 9283, 8.5) at a corner between two straight commanded lines. Over several cycles the
 * caller takes the greatest of each and says so.
 *
 * @param rounding CR, the least distance between the corner and the attained path
 * @param overshoot CO, the greatest distance of the attained path from the second line, on its side away from the first line; 0 if
 *     it never goes there
 */
public record Cornering(double rounding, double overshoot) {
    /** @param attained samples from the first line to the second, joined by straight lines; at least two */
    public static Cornering of(Vector3 start, Vector3 corner, Vector3 end, List<Vector3> attained) {
        if (attained.size() < 2) {
            throw new IllegalArgumentException(
                    "a corner needs a path of at least 2 samples, there is " + attained.size());
        }
        Vector3 second = end.minus(corner).unit();
        Vector3 back = start.minus(corner);
        Vector3 towardsFirst = back.minus(second.times(back.dot(second)));
        double rounding = Double.POSITIVE_INFINITY;
        double overshoot = 0;
        for (int i = 0; i < attained.size(); i++) {
            Vector3 point = attained.get(i);
            rounding = Math.min(
                    rounding, i == 0 ? point.distanceTo(corner) : distance(corner, attained.get(i - 1), point));
            Vector3 off = point.minus(corner);
            Vector3 across = off.minus(second.times(off.dot(second)));
            if (across.dot(towardsFirst) < 0) {
                overshoot = Math.max(overshoot, across.norm());
            }
        }
        return new Cornering(rounding, overshoot);
    }

    /** Between a point and the straight line from a to b, its ends included. */
    static double distance(Vector3 point, Vector3 a, Vector3 b) {
        Vector3 along = b.minus(a);
        double length = along.dot(along);
        double part = length > 0 ? Math.max(0, Math.min(1, point.minus(a).dot(along) / length)) : 0;
        return point.distanceTo(a.plus(along.times(part)));
    }
}

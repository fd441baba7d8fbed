package org.robograde.grader.motion.smoothness;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * How directly a way leads to its end. A row written twice adds nothing to either length.
 *
 * @param length the sum of the steps, in the caller's unit
 * @param straight the distance from the first position to the last
 */
public record PathEconomy(double length, double straight) {
    /** @param positions at least one */
    public static PathEconomy of(List<Vector3> positions) {
        if (positions.isEmpty()) {
            throw new IllegalArgumentException("a way needs at least one position");
        }
        double length = 0;
        for (int i = 1; i < positions.size(); i++) {
            length += positions.get(i).distanceTo(positions.get(i - 1));
        }
        return new PathEconomy(length, positions.get(positions.size() - 1).distanceTo(positions.get(0)));
    }

    /** Straight distance over length, from 0 to 1; a standstill, which has no way, is refused. */
    public double ratio() {
        if (length == 0) {
            throw new IllegalArgumentException("a standstill has no path economy");
        }
        return Math.min(1, straight / length);
    }
}

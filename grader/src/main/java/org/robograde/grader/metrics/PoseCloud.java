package org.robograde.grader.metrics;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Where a unit came to rest, cycle after cycle, around one commanded position (ISO 9283). Positions in metres.
 *
 * @param pose its name
 * @param cycles how many there were; the positions given are the first {@link #MOST_POSITIONS} of them
 * @param commanded where it should be
 * @param barycentre the mean of all that was attained
 * @param attained positions, in the order of the cycles
 * @param repeatability radius around the barycentre, RP in metres; absent for a single cycle
 * @param planar true for a unit that drives: then every z is 0
 */
public record PoseCloud(
        String pose,
        int cycles,
        Point commanded,
        Point barycentre,
        List<Point> attained,
        Optional<Double> repeatability,
        boolean planar) {
    public static final int MOST_POSES = 8;
    public static final int MOST_POSITIONS = 100;

    /** A place in metres. */
    public record Point(double x, double y, double z) {
        public Point {
            // Minus zero is zero.
            x = x + 0.0;
            y = y + 0.0;
            z = z + 0.0;
        }

        public static Point of(Vector3 at) {
            return new Point(at.x(), at.y(), at.z());
        }
    }

    public PoseCloud {
        attained = List.copyOf(attained.subList(0, Math.min(MOST_POSITIONS, attained.size())));
    }
}

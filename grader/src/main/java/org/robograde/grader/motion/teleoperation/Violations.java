package org.robograde.grader.motion.teleoperation;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * How often, how long and how far a region was left.
 *
 * @param count stays outside, each from the first sample outside to the first one inside again
 * @param seconds their length together; the last one may end with the record
 * @param deepest the greatest distance outside, 0 if none
 * @param deepestAt index of that sample, -1 if none
 */
public record Violations(int count, double seconds, double deepest, int deepestAt) {
    /**
     * @param seconds times of the samples, not falling
     * @param positions one for each time
     */
    public static Violations of(double[] seconds, List<Vector3> positions, Region region) {
        if (seconds.length != positions.size()) {
            throw new IllegalArgumentException(
                    "there are " + seconds.length + " times and " + positions.size() + " positions");
        }
        int count = 0;
        double time = 0;
        double deepest = 0;
        int at = -1;
        boolean out = false;
        for (int i = 0; i < seconds.length; i++) {
            time += out ? seconds[i] - seconds[i - 1] : 0;
            double outside = region.outside(positions.get(i));
            boolean now = outside > 0;
            count += now && !out ? 1 : 0;
            at = outside > deepest ? i : at;
            deepest = Math.max(deepest, outside);
            out = now;
        }
        return new Violations(count, time, deepest, at);
    }
}

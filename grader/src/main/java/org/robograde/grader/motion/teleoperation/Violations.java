package org.robograde.grader.motion.teleoperation;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
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
     * Looks each sample up once, so that a record of any length costs no memory here.
     *
     * @param seconds times of the samples by index, not falling
     * @param positions of the same samples
     */
    public static Violations of(
            int samples, IntToDoubleFunction seconds, IntFunction<Vector3> positions, Region region) {
        int count = 0;
        double time = 0;
        double deepest = 0;
        int at = -1;
        boolean out = false;
        for (int i = 0; i < samples; i++) {
            time += out ? seconds.applyAsDouble(i) - seconds.applyAsDouble(i - 1) : 0;
            double outside = region.outside(positions.apply(i));
            boolean now = outside > 0;
            count += now && !out ? 1 : 0;
            at = outside > deepest ? i : at;
            deepest = Math.max(deepest, outside);
            out = now;
        }
        return new Violations(count, time, deepest, at);
    }
}

package org.robograde.grader.motion.iso9283;

import java.util.List;
import org.robograde.grader.motion.geometry.Spread;

/**
 * Path velocity characteristics (ISO 9283, 8.6), from the speeds along the part of the path driven steadily.
 *
 * @param cycles n
 * @param accuracyPercent AV = (mean of the cycles' mean speeds - v_c) / v_c, in percent, with its sign
 * @param repeatabilityPercent RV = 3 S_v / v_c in percent, S_v over the cycles' mean speeds with n - 1; 0 for a single cycle
 * @param fluctuation FV = max over the cycles of (greatest - least speed), in the unit of the speeds
 */
public record PathVelocity(int cycles, double accuracyPercent, double repeatabilityPercent, double fluctuation) {
    /** @param speeds one array for each cycle, none empty */
    public static PathVelocity of(double commandedSpeed, List<double[]> speeds) {
        if (!(commandedSpeed > 0) || speeds.isEmpty() || speeds.stream().anyMatch(s -> s.length == 0)) {
            throw new IllegalArgumentException(
                    "path velocity needs a commanded speed above 0 and speeds of every cycle");
        }
        double[] means = speeds.stream().mapToDouble(s -> Spread.of(s).mean()).toArray();
        Spread v = Spread.of(means);
        double fluctuation = 0;
        for (double[] cycle : speeds) {
            double least = cycle[0];
            double greatest = cycle[0];
            for (double speed : cycle) {
                least = Math.min(least, speed);
                greatest = Math.max(greatest, speed);
            }
            fluctuation = Math.max(fluctuation, greatest - least);
        }
        return new PathVelocity(
                means.length,
                100 * (v.mean() - commandedSpeed) / commandedSpeed,
                100 * 3 * v.deviation() / commandedSpeed,
                fluctuation);
    }
}

package org.robograde.grader.motion.teleoperation;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * What a hand means to do, without its tremor: positions through a Gaussian of equal weight to both sides, which moves nothing in time. At {@value #CORNER_HZ} Hz
 * half of the power passes, at 8 Hz, where physiological tremor begins, a sixteenth.
 */
public final class VoluntaryMotion {
    /** House choice: well above what hands do on purpose, well below the tremor's 8 to 12 Hz. */
    public static final double CORNER_HZ = 4;

    private static final double REACH_DEVIATIONS = 4;

    private VoluntaryMotion() {}

    /**
     * @param even positions, evenly sampled, in metres
     * @return as many positions; near both ends the weights are those of what there is
     */
    public static List<Vector3> of(List<Vector3> even, double rateHz) {
        double deviationSamples = deviationSamples(rateHz);
        int reach = (int) Math.ceil(REACH_DEVIATIONS * deviationSamples);
        double[] weights = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            double deviations = i / deviationSamples;
            weights[i] = StrictMath.exp(-0.5 * deviations * deviations);
        }
        List<Vector3> smooth = new ArrayList<>(even.size());
        for (int i = 0; i < even.size(); i++) {
            // Equal reach to both sides, also near the ends: a lopsided mean would shift the motion in time.
            int side = Math.min(reach, Math.min(i, even.size() - 1 - i));
            Vector3 sum = even.get(i).times(weights[0]);
            double total = weights[0];
            for (int k = 1; k <= side; k++) {
                sum = sum.plus(even.get(i - k).plus(even.get(i + k)).times(weights[k]));
                total += 2 * weights[k];
            }
            smooth.add(sum.times(1 / total));
        }
        return smooth;
    }

    /** How many of its samples tell as much about noise as one independent sample does; at least 1. */
    static double correlatedSamples(double rateHz) {
        return Math.max(1, 2 * Math.sqrt(Math.PI) * deviationSamples(rateHz));
    }

    private static double deviationSamples(double rateHz) {
        return Math.sqrt(StrictMath.log(2)) / (2 * Math.PI * CORNER_HZ) * rateHz;
    }
}

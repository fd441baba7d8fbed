package org.robograde.grader.motion.iso9283;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.robograde.grader.motion.geometry.Spread;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Distance accuracy AD and repeatability RD (ISO 9283, 7.3), positions only.
 *
 * @param accuracy AD = mean D - D_c, with its sign
 * @param repeatability RD = 3 S_D, S_D with n - 1, printed as plus or minus
 * @param componentAccuracy AD_x = mean |x_1j - x_2j| - |x_c1 - x_c2|, y and z alike
 */
public record DistanceCharacteristics(int cycles, double accuracy, double repeatability, Vector3 componentAccuracy) {
    /**
     * @param first attained positions of the first commanded pose, cycle by cycle
     * @param second those of the second, of the same cycles
     */
    public static DistanceCharacteristics of(
            Vector3 commandFirst, Vector3 commandSecond, List<Vector3> first, List<Vector3> second) {
        if (first.size() != second.size() || first.size() < 2) {
            throw new IllegalArgumentException(
                    "distance characteristics need at least 2 cycles with both poses, there are " + first.size()
                            + " of the first and " + second.size() + " of the second");
        }
        double[] distances = new double[first.size()];
        for (int j = 0; j < distances.length; j++) {
            distances[j] = first.get(j).distanceTo(second.get(j));
        }
        Spread d = Spread.of(distances);
        return new DistanceCharacteristics(
                distances.length,
                d.mean() - commandFirst.distanceTo(commandSecond),
                3 * d.deviation(),
                new Vector3(
                        component(Vector3::x, commandFirst, commandSecond, first, second),
                        component(Vector3::y, commandFirst, commandSecond, first, second),
                        component(Vector3::z, commandFirst, commandSecond, first, second)));
    }

    private static double component(
            ToDoubleFunction<Vector3> of, Vector3 c1, Vector3 c2, List<Vector3> first, List<Vector3> second) {
        double sum = 0;
        for (int j = 0; j < first.size(); j++) {
            sum += Math.abs(of.applyAsDouble(first.get(j)) - of.applyAsDouble(second.get(j)));
        }
        return sum / first.size() - Math.abs(of.applyAsDouble(c1) - of.applyAsDouble(c2));
    }
}

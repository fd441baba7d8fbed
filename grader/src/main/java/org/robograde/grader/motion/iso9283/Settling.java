package org.robograde.grader.motion.iso9283;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Position stabilisation time and overshoot of one approach (ISO 9283, 7.4 and 7.5).
 *
 * @param stabilisationSeconds from the first time inside the limit band until it is never left again
 * @param overshoot the greatest distance from the attained position after the first time inside, if the band is left again; else 0
 */
public record Settling(double stabilisationSeconds, double overshoot) {
    /**
     * @param secondsOf times of the samples, rising
     * @param positions one for each time
     * @param attained the final position, the centre of the band
     * @param limitBand the distance from it within which the robot counts as settled: its repeatability, or as its maker states
     * @return nothing if the record ends outside the band: then it never settled
     */
    public static Optional<Settling> of(
            double[] secondsOf, List<Vector3> positions, Vector3 attained, double limitBand) {
        if (secondsOf.length != positions.size() || !(limitBand > 0)) {
            throw new IllegalArgumentException("settling needs a time for each position and a band above 0, there are "
                    + secondsOf.length + " times, " + positions.size() + " positions, band " + limitBand);
        }
        int entered = -1;
        int lastOutside = -1;
        double greatest = 0;
        for (int i = 0; i < secondsOf.length; i++) {
            double off = positions.get(i).distanceTo(attained);
            boolean inside = off <= limitBand;
            entered = inside && entered < 0 ? i : entered;
            if (entered >= 0 && !inside) {
                lastOutside = i;
            }
            greatest = entered >= 0 ? Math.max(greatest, off) : greatest;
        }
        if (entered < 0 || lastOutside == secondsOf.length - 1) {
            return Optional.empty();
        }
        boolean leftAgain = lastOutside > entered;
        double settled = leftAgain ? secondsOf[lastOutside + 1] : secondsOf[entered];
        return Optional.of(new Settling(settled - secondsOf[entered], leftAgain ? greatest : 0));
    }
}

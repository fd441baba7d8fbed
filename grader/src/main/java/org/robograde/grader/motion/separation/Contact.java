package org.robograde.grader.motion.separation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * One contact as a force sensor shows it: from the first sample above a threshold to the last.
 *
 * @param from index of its first sample
 * @param to index of its last
 * @param peakAt index of the greatest force
 * @param peakNewtons the greatest force of all
 * @param transientNewtons the greatest in the first 0.5 s
 * @param quasiStaticNewtons the greatest after that; absent for a contact that was over by then
 */
public record Contact(
        int from, int to, int peakAt, double peakNewtons, double transientNewtons, OptionalDouble quasiStaticNewtons) {
    /** Where transient contact ends and quasi-static contact begins in ISO/TS 15066, as secondary sources state it. */
    public static final double TRANSIENT_SECONDS = 0.5;

    /**
     * @param seconds times of the samples, not falling
     * @param forces in newtons, of contact only: weight and offset of the tool taken off
     * @param thresholdNewtons above the sensor's noise
     * @param joinSeconds contacts with no more than this between them are one
     */
    public static List<Contact> find(double[] seconds, double[] forces, double thresholdNewtons, double joinSeconds) {
        if (seconds.length != forces.length || !(thresholdNewtons > 0)) {
            throw new IllegalArgumentException(
                    "contacts need a time for each force and a threshold above 0 N, there are " + seconds.length
                            + " times, " + forces.length + " forces, threshold " + thresholdNewtons);
        }
        List<Contact> found = new ArrayList<>();
        int from = -1;
        int last = -1;
        for (int i = 0; i < forces.length; i++) {
            if (!(forces[i] > thresholdNewtons)) {
                continue;
            }
            if (from >= 0 && seconds[i] - seconds[last] > joinSeconds && last < i - 1) {
                found.add(of(seconds, forces, from, last));
                from = i;
            }
            from = from < 0 ? i : from;
            last = i;
        }
        if (from >= 0) {
            found.add(of(seconds, forces, from, last));
        }
        return found;
    }

    private static Contact of(double[] seconds, double[] forces, int from, int to) {
        int peak = from;
        double early = 0;
        double late = Double.NaN;
        for (int i = from; i <= to; i++) {
            peak = forces[i] > forces[peak] ? i : peak;
            if (seconds[i] - seconds[from] <= TRANSIENT_SECONDS) {
                early = Math.max(early, forces[i]);
            } else {
                late = Double.isNaN(late) ? forces[i] : Math.max(late, forces[i]);
            }
        }
        return new Contact(
                from,
                to,
                peak,
                forces[peak],
                early,
                Double.isNaN(late) ? OptionalDouble.empty() : OptionalDouble.of(late));
    }

    /** The sizes of forces, each less an offset such as the tool's weight. */
    public static double[] sizes(List<Vector3> forces, Vector3 offset) {
        return forces.stream().mapToDouble(f -> f.minus(offset).norm()).toArray();
    }

    public double seconds(double[] seconds) {
        return seconds[to] - seconds[from];
    }
}

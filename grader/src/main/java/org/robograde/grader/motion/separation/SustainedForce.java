package org.robograde.grader.motion.separation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The greatest force that was held: the greatest, over all spans of a given length, of the least force in the span. A blow shorter
 * than the span does not count, however hard; a squeeze does. Needs no threshold for where contact begins.
 *
 * @param newtons the force held
 * @param from index of the span's first sample
 * @param to index of its last
 */
public record SustainedForce(double newtons, int from, int to) {
    /**
     * @param seconds times of the samples, not falling
     * @param forces in newtons, 0 or more
     * @param spanSeconds above 0; {@link Contact#TRANSIENT_SECONDS} for quasi-static contact
     * @return nothing if the record is shorter than the span
     */
    public static Optional<SustainedForce> of(double[] seconds, double[] forces, double spanSeconds) {
        if (seconds.length != forces.length || !(spanSeconds > 0)) {
            throw new IllegalArgumentException(
                    "a held force needs a time for each force and a span above 0 s, there are " + seconds.length
                            + " times, " + forces.length + " forces, span " + spanSeconds);
        }
        return of(forces.length, i -> seconds[i], i -> forces[i], spanSeconds);
    }

    /** The same of forces that are looked at one after another and not held; {@code spanSeconds} is above 0. */
    public static Optional<SustainedForce> of(
            int size, IntToDoubleFunction seconds, IntToDoubleFunction forces, double spanSeconds) {
        // Indices of rising forces: the first is the least of the span that ends here.
        Deque<Integer> rising = new ArrayDeque<>();
        SustainedForce best = null;
        int from = 0;
        for (int to = 0; to < size; to++) {
            while (!rising.isEmpty() && forces.applyAsDouble(rising.getLast()) >= forces.applyAsDouble(to)) {
                rising.removeLast();
            }
            rising.addLast(to);
            // The shortest run of samples that still spans the whole time.
            while (from + 1 < to && seconds.applyAsDouble(to) - seconds.applyAsDouble(from + 1) >= spanSeconds) {
                from++;
            }
            while (rising.getFirst() < from) {
                rising.removeFirst();
            }
            double least = forces.applyAsDouble(rising.getFirst());
            if (seconds.applyAsDouble(to) - seconds.applyAsDouble(from) >= spanSeconds
                    && (best == null || least > best.newtons)) {
                best = new SustainedForce(least, from, to);
            }
        }
        return Optional.ofNullable(best);
    }
}

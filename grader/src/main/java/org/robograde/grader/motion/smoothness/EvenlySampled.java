package org.robograde.grader.motion.smoothness;

import java.util.function.IntToDoubleFunction;

/** Unevenly sampled values, brought to an even rate on straight lines between neighbours. */
public final class EvenlySampled {
    /** About two hours at 1 kHz would be more; this bounds the memory whatever the stamps claim. */
    public static final int MOST = 1 << 21;

    private EvenlySampled() {}

    /**
     * The values at {@code fromSeconds, fromSeconds + 1/rate, ...} up to {@code toSeconds}; before the first sample and after the
     * last one these hold. Of rows with the same time the last one counts.
     *
     * @param seconds not falling
     * @throws IllegalArgumentException without a sample, with falling times, or for more than {@link #MOST} values
     */
    public static double[] of(double[] seconds, double[] values, double fromSeconds, double toSeconds, double rateHz) {
        if (seconds.length == 0 || seconds.length != values.length) {
            throw new IllegalArgumentException(
                    "there are " + seconds.length + " times and " + values.length + " values to sample evenly");
        }
        return of(seconds.length, i -> seconds[i], i -> values[i], fromSeconds, toSeconds, rateHz);
    }

    /** The same of values that are looked at one after another and not held. */
    public static double[] of(
            int size,
            IntToDoubleFunction seconds,
            IntToDoubleFunction values,
            double fromSeconds,
            double toSeconds,
            double rateHz) {
        if (size == 0) {
            throw new IllegalArgumentException("there is nothing to sample evenly");
        }
        double count = StrictMath.floor((toSeconds - fromSeconds) * rateHz + 1e-9) + 1;
        if (!(count >= 1) || count > MOST) {
            throw new IllegalArgumentException("from " + fromSeconds + " s to " + toSeconds + " s at " + rateHz
                    + " Hz there are not 1 to " + MOST + " samples");
        }
        double[] even = new double[(int) count];
        int next = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < even.length; i++) {
            double at = fromSeconds + i / rateHz;
            while (next < size && seconds.applyAsDouble(next) <= at) {
                double here = seconds.applyAsDouble(next);
                if (here < before) {
                    throw new IllegalArgumentException("the time steps back after " + before + " s");
                }
                before = here;
                next++;
            }
            even[i] = between(size, seconds, values, next, at);
        }
        return even;
    }

    private static double between(
            int size, IntToDoubleFunction seconds, IntToDoubleFunction values, int next, double at) {
        if (next == 0) {
            return values.applyAsDouble(0);
        }
        double last = values.applyAsDouble(next - 1);
        if (next == size) {
            return last;
        }
        double since = seconds.applyAsDouble(next - 1);
        double part = (at - since) / (seconds.applyAsDouble(next) - since);
        return last + part * (values.applyAsDouble(next) - last);
    }
}

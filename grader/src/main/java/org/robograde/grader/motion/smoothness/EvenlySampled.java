package org.robograde.grader.motion.smoothness;

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
        double count = StrictMath.floor((toSeconds - fromSeconds) * rateHz + 1e-9) + 1;
        if (!(count >= 1) || count > MOST) {
            throw new IllegalArgumentException("from " + fromSeconds + " s to " + toSeconds + " s at " + rateHz
                    + " Hz there are not 1 to " + MOST + " samples");
        }
        double[] even = new double[(int) count];
        int next = 0;
        for (int i = 0; i < even.length; i++) {
            double at = fromSeconds + i / rateHz;
            while (next < seconds.length && seconds[next] <= at) {
                if (next > 0 && seconds[next] < seconds[next - 1]) {
                    throw new IllegalArgumentException("the time steps back after " + seconds[next - 1] + " s");
                }
                next++;
            }
            even[i] = between(seconds, values, next, at);
        }
        return even;
    }

    private static double between(double[] seconds, double[] values, int next, double at) {
        if (next == 0) {
            return values[0];
        }
        if (next == seconds.length) {
            return values[next - 1];
        }
        double part = (at - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
        return values[next - 1] + part * (values[next] - values[next - 1]);
    }
}

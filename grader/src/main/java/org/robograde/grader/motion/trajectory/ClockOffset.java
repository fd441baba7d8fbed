package org.robograde.grader.motion.trajectory;

/**
 * How much one trajectory's clock seems to be off another's, by where the correlation of the two speeds over time is greatest.
 * Offered, never applied by itself: only who knows the set-up knows whether the two bodies moved together.
 *
 * @param offsetSeconds to be added to the estimate's stamps
 * @param standardUncertaintySeconds of a peak of that height and sharpness over that many independent samples, with the grid's
 *     own step: {@code u^2 = (1 - r^2) / (n r |r''|) + step^2 / 12}
 * @param correlation of the speeds at the peak, up to 1
 * @param stepSeconds of the grid on which speeds were compared
 */
public record ClockOffset(
        double offsetSeconds, double standardUncertaintySeconds, double correlation, double stepSeconds) {
    private static final double LEAST_CORRELATION = 0.5;
    private static final double COARSEST_STEP = 0.2;
    private static final int MOST_SAMPLES = 1 << 16;
    private static final int MOST_LAGS = 4096;
    private static final int FEWEST_SAMPLES = 20;

    /**
     * @param mostSeconds search range to both sides, above 0
     * @throws IncomparableException where no offset shows: too short, too still, or no clear peak inside the range
     */
    public static ClockOffset between(Trajectory reference, Trajectory estimate, double mostSeconds) {
        MotionProfile first = MotionProfile.of(reference);
        MotionProfile second = MotionProfile.of(estimate);
        if (first.size() < FEWEST_SAMPLES || second.size() < FEWEST_SAMPLES) {
            throw new IncomparableException(
                    "an offset of clocks needs at least " + FEWEST_SAMPLES + " moves of each, and " + reference.name()
                            + " has " + first.size() + ", " + estimate.name() + " " + second.size());
        }
        double step = Math.max(step(first), step(second));
        step = Math.max(step, mostSeconds / MOST_LAGS);
        if (step > COARSEST_STEP && step > mostSeconds / 10) {
            throw new IncomparableException("poses come too seldom, every " + Quantity.of(step, "s")
                    + ", to find an offset of clocks within " + Quantity.of(mostSeconds, "s"));
        }
        long margin = Math.round(mostSeconds * 1e9);
        long from = Math.max(first.speedNanos(0), second.speedNanos(0) - margin);
        long to = Math.min(first.speedNanos(first.size() - 1), second.speedNanos(second.size() - 1) + margin);
        int samples = (int) Math.min(MOST_SAMPLES, Math.max(0, (to - from) / (step * 1e9)));
        int lags = (int) Math.ceil(mostSeconds / step);
        if (samples < FEWEST_SAMPLES) {
            throw new IncomparableException(reference.name() + " and " + estimate.name()
                    + " have no time in common in which an offset of clocks could show");
        }
        double[] a = resampled(first, from, step, 0, samples);
        double[] b = resampled(second, from, step, -lags, samples + 2 * lags);
        return peak(a, b, lags, step);
    }

    private static ClockOffset peak(double[] a, double[] b, int lags, double step) {
        double[] r = new double[2 * lags + 1];
        int best = 0;
        for (int k = 0; k < r.length; k++) {
            r[k] = correlation(a, b, k);
            best = r[k] > r[best] ? k : best;
        }
        if (r[best] < LEAST_CORRELATION) {
            throw new IncomparableException("the speeds of the two agree at no offset within "
                    + Quantity.of(lags * step, "s") + " (best correlation " + Quantity.of(r[best], "at ")
                    + Quantity.of((lags - best) * step, "s") + "): they may not have moved together");
        }
        if (best == 0 || best == r.length - 1) {
            throw new IncomparableException("the speeds agree best at the end of the range of "
                    + Quantity.of(lags * step, "s") + ": the offset may be larger; widen the range");
        }
        double bend = r[best - 1] - 2 * r[best] + r[best + 1];
        double shift = bend == 0 ? 0 : 0.5 * (r[best - 1] - r[best + 1]) / bend;
        double sharpness = Math.max(-bend / (step * step), Double.MIN_NORMAL);
        double n = SampledUncertainty.of(a).effectiveSamples();
        double variance = (1 - r[best] * r[best]) / (n * r[best] * sharpness) + step * step / 12;
        return new ClockOffset((lags - best - shift) * step, Math.sqrt(Math.max(0, variance)), r[best], step);
    }

    /** Of the samples that both have at this shift. */
    private static double correlation(double[] a, double[] b, int shift) {
        double sa = 0;
        double sb = 0;
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i + shift])) {
                sa += a[i];
                sb += b[i + shift];
                n++;
            }
        }
        if (n < FEWEST_SAMPLES || n < a.length / 4) {
            return -1;
        }
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i + shift])) {
                double da = a[i] - sa / n;
                double db = b[i + shift] - sb / n;
                aa += da * da;
                bb += db * db;
                ab += da * db;
            }
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : -1;
    }

    private static double step(MotionProfile profile) {
        double[] seconds = new double[profile.size()];
        java.util.Arrays.setAll(seconds, profile::speedSeconds);
        java.util.Arrays.sort(seconds);
        return Math.max(seconds[seconds.length / 2], 1e-3);
    }

    /** On straight lines between speeds; NaN outside. */
    private static double[] resampled(MotionProfile profile, long from, double step, int first, int count) {
        double[] speeds = new double[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            long at = from + Math.round((first + i) * step * 1e9);
            while (next < profile.size() && profile.speedNanos(next) < at) {
                next++;
            }
            if (next == profile.size() || (next == 0 && profile.speedNanos(0) > at)) {
                speeds[i] = Double.NaN;
            } else if (next == 0) {
                speeds[i] = profile.speed(0);
            } else {
                double span = profile.speedNanos(next) - profile.speedNanos(next - 1);
                double part = (at - profile.speedNanos(next - 1)) / span;
                speeds[i] = profile.speed(next - 1) + part * (profile.speed(next) - profile.speed(next - 1));
            }
        }
        return speeds;
    }
}

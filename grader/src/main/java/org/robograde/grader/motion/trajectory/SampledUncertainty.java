package org.robograde.grader.motion.trajectory;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * How much a statistic of errors would vary if the run were repeated, as far as one run can tell. Successive errors are alike,
 * so n of them are worth fewer: {@code n_eff = n / (1 + 2 sum rho_k)}, the autocorrelations rho_k added up by pairs for as long
 * as a pair's sum is positive (C. Geyer, "Practical Markov chain Monte Carlo", Statistical Science 7 (1992), section 3.3).
 */
public final class SampledUncertainty {
    private static final int RESAMPLES = 400;

    private final double[] errors;
    private final double effective;

    private SampledUncertainty(double[] errors, double effective) {
        this.errors = errors;
        this.effective = effective;
    }

    public static SampledUncertainty of(PoseErrors errors) {
        return of(errors.values());
    }

    static SampledUncertainty of(double[] errors) {
        return new SampledUncertainty(errors, effective(errors));
    }

    /** How many independent errors these are worth: at least 1, at most n. */
    public double effectiveSamples() {
        return effective;
    }

    /**
     * Standard uncertainty of the statistic. Mean, deviation and root mean square by the propagation of the variance of e or e^2
     * over n_eff; the median by a block bootstrap; least and greatest have none: an extreme of a run says nothing of the next.
     *
     * @param seed of the bootstrap
     */
    public double of(ErrorStatistics.Name statistic, long seed) {
        ErrorStatistics all = ErrorStatistics.of(errors);
        return switch (statistic) {
            case MEAN -> deviation(errors, all.mean()) / Math.sqrt(effective);
            case RMSE -> all.rmse() == 0 ? 0 : meanSquare() / (2 * all.rmse());
            case SSE -> meanSquare() * errors.length;
            case STD -> all.std() == 0 ? 0 : meanVariance(all.mean()) / (2 * all.std());
            case MEDIAN -> medianByBlocks(seed);
            case MIN, MAX -> 0;
        };
    }

    private double meanSquare() {
        return ofMean(Arrays.stream(errors).map(e -> e * e).toArray());
    }

    private double meanVariance(double center) {
        return ofMean(
                Arrays.stream(errors).map(e -> (e - center) * (e - center)).toArray());
    }

    /** Squares are alike for less long than what is squared, so they have an n_eff of their own. */
    private static double ofMean(double[] values) {
        return deviation(values, Arrays.stream(values).sum() / values.length) / Math.sqrt(effective(values));
    }

    /** Blocks that begin anywhere, as long as errors stay alike, laid end to end to n (Kuensch 1989). */
    private double medianByBlocks(long seed) {
        int n = errors.length;
        int block = (int) Math.min(n, Math.max(1, Math.ceil(n / effective)));
        if (n < 2 || block == n) {
            return deviation(errors, ErrorStatistics.of(errors).mean());
        }
        SplittableRandom chance = new SplittableRandom(seed);
        double[] medians = new double[RESAMPLES];
        double[] resampled = new double[n];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int filled = 0; filled < n; filled += block) {
                int from = (int) Math.floorMod(chance.nextLong(), (long) n - block + 1);
                System.arraycopy(errors, from, resampled, filled, Math.min(block, n - filled));
            }
            Arrays.sort(resampled);
            medians[r] = (resampled[(n - 1) / 2] + resampled[n / 2]) / 2;
        }
        return deviation(medians, Arrays.stream(medians).sum() / RESAMPLES);
    }

    /** Divided by n - 1; of a single value its own size, for want of anything better. */
    private static double deviation(double[] values, double mean) {
        if (values.length < 2) {
            return values.length == 0 ? 0 : Math.abs(values[0]);
        }
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    private static double effective(double[] errors) {
        int n = errors.length;
        if (n < 4) {
            return Math.max(1, n);
        }
        double[] covariance = autocovariance(errors);
        if (!(covariance[0] > 0)) {
            // All errors equal: they agree perfectly, and one says as much as all.
            return 1;
        }
        double time = -1;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = (covariance[lag] + covariance[lag + 1]) / covariance[0];
            if (pair <= 0) {
                break;
            }
            time += 2 * pair;
        }
        return Math.min(n, Math.max(1, n / Math.max(time, 1.0)));
    }

    /** By the power spectrum, zero padded: n log n however long errors stay alike. */
    private static double[] autocovariance(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        int size = 1 << (33 - Integer.numberOfLeadingZeros(values.length - 1));
        double[] padded = new double[size];
        for (int i = 0; i < values.length; i++) {
            padded[i] = values[i] - mean;
        }
        FastFourierTransformer fourier = new FastFourierTransformer(DftNormalization.STANDARD);
        Complex[] spectrum = fourier.transform(padded, TransformType.FORWARD);
        for (int i = 0; i < size; i++) {
            double re = spectrum[i].getReal();
            double im = spectrum[i].getImaginary();
            padded[i] = re * re + im * im;
        }
        Complex[] back = fourier.transform(padded, TransformType.INVERSE);
        double[] covariance = new double[values.length];
        for (int lag = 0; lag < covariance.length; lag++) {
            covariance[lag] = back[lag].getReal() / values.length;
        }
        return covariance;
    }
}

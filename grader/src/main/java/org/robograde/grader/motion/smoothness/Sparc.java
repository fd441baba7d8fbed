package org.robograde.grader.motion.smoothness;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Spectral arc length of a speed profile (Balasubramanian et al. 2015): the length of the normalised magnitude spectrum up to
 * 10 Hz, negated; nearer to 0 is smoother.
 */
public final class Sparc {
    private static final int PADDING = 4;
    private static final double HIGHEST_HZ = 10.0;
    private static final double AMPLITUDE = 0.05;

    private Sparc() {}

    /**
     * @param speed at least two samples, one of them not 0
     * @param sampleRateHz above 0
     */
    public static double of(double[] speed, double sampleRateHz) {
        Profile.check(speed, sampleRateHz, 2);
        int bins = 1 << (32 - Integer.numberOfLeadingZeros(Math.max(1, speed.length - 1)) + PADDING);
        double step = sampleRateHz / bins;
        int kept = 0;
        while (kept < bins && kept * step <= HIGHEST_HZ) {
            kept++;
        }
        double[] magnitude = magnitude(speed, bins, kept);
        int last = 0;
        int first = -1;
        for (int i = 0; i < kept; i++) {
            if (magnitude[i] >= AMPLITUDE) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return -arcLength(magnitude, Math.max(0, first), last);
    }

    /** Of the bins up to the highest frequency looked at, relative to the greatest of all. */
    private static double[] magnitude(double[] speed, int bins, int kept) {
        // In place on two arrays: an object for each number would take three times the memory.
        double[][] spectrum = {new double[bins], new double[bins]};
        System.arraycopy(speed, 0, spectrum[0], 0, speed.length);
        FastFourierTransformer.transformInPlace(spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] magnitude = new double[kept];
        double greatest = 0;
        for (int i = 0; i < bins; i++) {
            double re = spectrum[0][i];
            double im = spectrum[1][i];
            double here = Math.sqrt(re * re + im * im);
            greatest = Math.max(greatest, here);
            if (i < kept) {
                magnitude[i] = here;
            }
        }
        for (int i = 0; i < kept; i++) {
            magnitude[i] /= greatest;
        }
        return magnitude;
    }

    private static double arcLength(double[] magnitude, int first, int last) {
        double length = 0;
        double share = 1.0 / (last - first);
        for (int i = first; i < last; i++) {
            double rise = magnitude[i + 1] - magnitude[i];
            length += Math.sqrt(share * share + rise * rise);
        }
        return length;
    }
}

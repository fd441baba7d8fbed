package org.robograde.grader.motion.smoothness;

import org.hipparchus.complex.Complex;
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
        double[] magnitude = magnitude(speed, bins);
        double step = sampleRateHz / bins;
        int last = 0;
        int first = -1;
        for (int i = 0; i < bins && i * step <= HIGHEST_HZ; i++) {
            if (magnitude[i] >= AMPLITUDE) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return -arcLength(magnitude, Math.max(0, first), last);
    }

    private static double[] magnitude(double[] speed, int bins) {
        double[] padded = new double[bins];
        System.arraycopy(speed, 0, padded, 0, speed.length);
        Complex[] spectrum =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(padded, TransformType.FORWARD);
        double[] magnitude = new double[bins];
        double greatest = 0;
        for (int i = 0; i < bins; i++) {
            double re = spectrum[i].getReal();
            double im = spectrum[i].getImaginary();
            magnitude[i] = Math.sqrt(re * re + im * im);
            greatest = Math.max(greatest, magnitude[i]);
        }
        for (int i = 0; i < bins; i++) {
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

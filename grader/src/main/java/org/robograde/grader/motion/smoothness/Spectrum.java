package org.robograde.grader.motion.smoothness;

import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * One-sided power spectral density by Welch's method (1967): segments of a power of two samples that overlap by half, each less its
 * mean, under a periodic Hann window.
 *
 * @param stepHz width of a bin
 * @param density unit squared per hertz, from 0 Hz to half the sample rate
 * @param segments how many were averaged
 */
@SuppressWarnings("ArrayRecordComponent") // made here and read by index; nobody compares spectra
public record Spectrum(double stepHz, double[] density, int segments) {
    /**
     * @param values at least one segment of them
     * @param segment samples of a segment, a power of two from 8
     */
    public static Spectrum welch(double[] values, double sampleRateHz, int segment) {
        if (segment < 8 || Integer.bitCount(segment) != 1 || values.length < segment || !(sampleRateHz > 0)) {
            throw new IllegalArgumentException(
                    "a spectrum needs a rate above 0 Hz and at least one segment of a power of two"
                            + " samples, there are " + values.length + " samples, segment " + segment + ", "
                            + sampleRateHz + " Hz");
        }
        double[] window = window(segment);
        double power = 0;
        for (double w : window) {
            power += w * w;
        }
        double[] sum = new double[segment / 2 + 1];
        int segments = 0;
        for (int from = 0; from + segment <= values.length; from += segment / 2) {
            add(values, from, window, sum);
            segments++;
        }
        for (int i = 0; i < sum.length; i++) {
            boolean alone = i == 0 || i == sum.length - 1;
            sum[i] *= (alone ? 1 : 2) / (sampleRateHz * power * segments);
        }
        return new Spectrum(sampleRateHz / segment, sum, segments);
    }

    private static double[] window(int segment) {
        double[] window = new double[segment];
        for (int i = 0; i < segment; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / segment);
        }
        return window;
    }

    private static void add(double[] values, int from, double[] window, double[] sum) {
        double mean = 0;
        for (int i = 0; i < window.length; i++) {
            mean += values[from + i] / window.length;
        }
        double[] windowed = new double[window.length];
        for (int i = 0; i < window.length; i++) {
            windowed[i] = (values[from + i] - mean) * window[i];
        }
        Complex[] transformed =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(windowed, TransformType.FORWARD);
        for (int i = 0; i < sum.length; i++) {
            double re = transformed[i].getReal();
            double im = transformed[i].getImaginary();
            sum[i] += re * re + im * im;
        }
    }

    /** Of two displacements at right angles: their densities add up. Both of the same samples. */
    Spectrum plus(Spectrum other) {
        double[] sum = density.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.density[i];
        }
        return new Spectrum(stepHz, sum, segments);
    }

    /** The power between two frequencies, both included: the sum of the bins times their width. Unit squared. */
    public double power(double lowHz, double highHz) {
        double power = 0;
        for (int i = 0; i < density.length; i++) {
            double hz = i * stepHz;
            if (hz >= lowHz && hz <= highHz) {
                power += density[i] * stepHz;
            }
        }
        return power;
    }
}

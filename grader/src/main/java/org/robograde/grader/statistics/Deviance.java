package org.robograde.grader.statistics;

/**
 * The two small terms that are left of a binomial, beta or gamma density once what cancels has been cancelled by hand (C.
 * Loader, Fast and accurate computation of binomial probabilities, 2000). Without that, the difference of logarithms of large
 * factorials would lose most of its digits.
 */
final class Deviance {
    private static final double SERIES_FROM = 16;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private Deviance() {}

    /** What Stirling's formula leaves of ln Gamma(z + 1): {@code ln Gamma(z+1) - ((z + 1/2) ln z - z + ln(2 pi) / 2)}, z &gt; 0. */
    static double stirlingError(double z) {
        double at = z;
        double sum = 0;
        while (at < SERIES_FROM) {
            sum += (at + 0.5) * StrictMath.log1p(1 / at) - 1;
            at++;
        }
        double inverse = 1 / at;
        double square = inverse * inverse;
        // Bernoulli numbers over 2k (2k - 1), from k = 1.
        double series = inverse
                * (1.0 / 12
                        - square
                                * (1.0 / 360
                                        - square
                                                * (1.0 / 1260
                                                        - square
                                                                * (1.0 / 1680
                                                                        - square
                                                                                * (1.0 / 1188
                                                                                        - square * 691.0 / 360360)))));
        return sum + series;
    }

    /** ln Gamma(x), x &gt; 0. */
    static double logGamma(double x) {
        return (x + 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x) - StrictMath.log(x);
    }

    /** {@code k ln(k / m) + m - k}, without cancellation where k is near m. */
    static double of(double k, double m) {
        if (Math.abs(k - m) >= 0.1 * (k + m)) {
            return k * StrictMath.log(k / m) + m - k;
        }
        double v = (k - m) / (k + m);
        double sum = (k - m) * v;
        double term = 2 * k * v;
        for (int j = 1; ; j++) {
            term *= v * v;
            double next = sum + term / (2 * j + 1);
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }
}

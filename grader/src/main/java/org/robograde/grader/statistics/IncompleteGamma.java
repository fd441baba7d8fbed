package org.robograde.grader.statistics;

/** The regularised incomplete gamma functions, from which chi-square, Poisson and normal probabilities are read. */
final class IncompleteGamma {
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private IncompleteGamma() {}

    /** P(a, x), a &gt; 0. */
    static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
    }

    /** Q(a, x) = 1 - P(a, x), without cancellation. */
    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    /** Abramowitz and Stegun 6.5.29. */
    private static double series(double a, double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; n <= MOST_TERMS && term > sum * 1e-17; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return Math.min(1, power(a, x) * sum);
    }

    /** Abramowitz and Stegun 6.5.31, evaluated after Lentz. */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n <= MOST_TERMS; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / apart(an * d + b);
            c = apart(b + an / c);
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return Math.min(1, power(a, x) * a * value);
    }

    /** x^a exp(-x) / Gamma(a + 1). */
    private static double power(double a, double x) {
        return StrictMath.exp(-Deviance.stirlingError(a) - Deviance.of(a, x)) / Math.sqrt(2 * Math.PI * a);
    }

    private static double apart(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}

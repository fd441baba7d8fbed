package org.robograde.grader.statistics;

/** The regularised incomplete beta function, from which binomial, t and beta probabilities are read. */
final class IncompleteBeta {
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private IncompleteBeta() {}

    /**
     * I_x(a, b).
     *
     * @param x from 0 to 1
     * @param y 1 - x, given apart so that it keeps its digits where x is nearly 1
     */
    static double lower(double a, double b, double x, double y) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        return x < (a + 1) / (a + b + 2) ? direct(a, b, x, y) : 1 - direct(b, a, y, x);
    }

    /** 1 - I_x(a, b), without cancellation. */
    static double upper(double a, double b, double x, double y) {
        return lower(b, a, y, x);
    }

    /** The continued fraction of Abramowitz and Stegun 26.5.8, evaluated after Lentz; quick where x is below the mean. */
    private static double direct(double a, double b, double x, double y) {
        double c = 1;
        double d = inverse(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = inverse(1 + even * d);
            c = apart(1 + even / c);
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = inverse(1 + odd * d);
            c = apart(1 + odd / c);
            double change = c * d;
            fraction *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return Math.min(1, power(a, b, x, y) * fraction);
    }

    /** x^a (1 - x)^b / (a B(a, b)). */
    private static double power(double a, double b, double x, double y) {
        double sum = a + b;
        double exponent = Deviance.stirlingError(sum)
                - Deviance.stirlingError(a)
                - Deviance.stirlingError(b)
                - Deviance.of(a, sum * x)
                - Deviance.of(b, sum * y);
        return StrictMath.exp(exponent) * Math.sqrt(b / (2 * Math.PI * a * sum));
    }

    private static double inverse(double value) {
        return 1 / apart(value);
    }

    private static double apart(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}

package org.robograde.grader.statistics;

/** Distribution functions: the probability of at most, or of more than, a value. */
public final class Probabilities {
    private Probabilities() {}

    /** P(Z &lt;= z) for a standard normal Z. */
    public static double normal(double z) {
        double half = z * z / 2;
        return z < 0 ? IncompleteGamma.upper(0.5, half) / 2 : 0.5 + IncompleteGamma.lower(0.5, half) / 2;
    }

    /** The standard normal density. */
    public static double normalDensity(double z) {
        return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** P(X &lt;= x) for chi-square; degrees of freedom above 0, not only integers. */
    public static double chiSquared(double x, double degreesOfFreedom) {
        return IncompleteGamma.lower(degreesOfFreedom / 2, x / 2);
    }

    /** P(X &gt; x) for chi-square. */
    public static double chiSquaredAbove(double x, double degreesOfFreedom) {
        return IncompleteGamma.upper(degreesOfFreedom / 2, x / 2);
    }

    /** P(T &lt;= t) for Student's t (Abramowitz and Stegun 26.7.1). */
    public static double studentT(double t, double degreesOfFreedom) {
        double above = studentTAbove(Math.abs(t), degreesOfFreedom);
        return t < 0 ? above : 1 - above;
    }

    /** P(T &gt; t), t from 0. */
    static double studentTAbove(double t, double degreesOfFreedom) {
        double whole = degreesOfFreedom + t * t;
        double rest = t * t / whole;
        return Double.isInfinite(whole)
                ? 0
                : IncompleteBeta.lower(degreesOfFreedom / 2, 0.5, degreesOfFreedom / whole, rest) / 2;
    }

    /** P(X &lt;= x) for a beta distribution with a and b above 0. */
    public static double beta(double x, double a, double b) {
        return IncompleteBeta.lower(a, b, x, 1 - x);
    }

    /** P(X = k) for X binomial in (n, p). */
    public static double binomialExactly(int k, int n, double p) {
        if (k < 0 || k > n) {
            return 0;
        }
        if (p <= 0 || p >= 1) {
            return (p <= 0 ? k == 0 : k == n) ? 1 : 0;
        }
        if (k == 0 || k == n) {
            return StrictMath.exp(n * (k == 0 ? StrictMath.log1p(-p) : StrictMath.log(p)));
        }
        double exponent = Deviance.stirlingError(n)
                - Deviance.stirlingError(k)
                - Deviance.stirlingError(n - k)
                - Deviance.of(k, n * p)
                - Deviance.of(n - k, n * (1 - p));
        return StrictMath.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
    }

    /** P(X &gt;= k) for X binomial in (n, p). */
    public static double binomialAtLeast(int k, int n, double p) {
        if (k <= 0) {
            return 1;
        }
        if (k > n || p <= 0) {
            return 0;
        }
        return p >= 1 ? 1 : IncompleteBeta.lower(k, n - k + 1.0, p, 1 - p);
    }

    /** P(X &lt;= k) for X binomial in (n, p). */
    public static double binomialAtMost(int k, int n, double p) {
        if (k < 0) {
            return 0;
        }
        if (k >= n || p <= 0) {
            return 1;
        }
        return p >= 1 ? 0 : IncompleteBeta.upper(k + 1.0, n - k, p, 1 - p);
    }
}

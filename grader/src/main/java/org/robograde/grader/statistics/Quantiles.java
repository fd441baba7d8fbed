package org.robograde.grader.statistics;

/** Quantiles of the two distributions that grading needs, from their finite closed forms. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * Chi-square with an even number of degrees of freedom, which is all a count of events ever asks for: then {@code P(X >
     * x) = exp(-x/2) * sum of (x/2)^i / i!} for i below half the degrees.
     */
    public static double chiSquaredEven(double probability, int degreesOfFreedom) {
        if (degreesOfFreedom < 2 || degreesOfFreedom % 2 != 0) {
            throw new IllegalArgumentException("degrees of freedom must be even: " + degreesOfFreedom);
        }
        int half = degreesOfFreedom / 2;
        double high = 2.0 * degreesOfFreedom + 20;
        while (1 - upperTail(high, half) < probability) {
            high *= 2;
        }
        return Bisection.firstTrue(0, high, x -> 1 - upperTail(x, half) >= probability);
    }

    private static double upperTail(double x, int half) {
        double term = StrictMath.exp(-x / 2);
        double sum = term;
        for (int i = 1; i < half; i++) {
            term *= x / 2 / i;
            sum += term;
        }
        return sum;
    }

    /**
     * Student's t (Abramowitz and Stegun 26.7.3 and 26.7.4).
     *
     * @param probability one-sided, from 0.5 to below 1
     */
    public static double studentT(double probability, int degreesOfFreedom) {
        if (degreesOfFreedom < 1 || probability < 0.5 || probability >= 1) {
            throw new IllegalArgumentException("p " + probability + ", degrees of freedom " + degreesOfFreedom);
        }
        double twoSided = 2 * probability - 1;
        double high = 2;
        while (centralMass(high, degreesOfFreedom) < twoSided) {
            high *= 2;
        }
        return Bisection.firstTrue(0, high, t -> centralMass(t, degreesOfFreedom) >= twoSided);
    }

    /** P(-t &lt; T &lt; t). */
    static double centralMass(double t, int degreesOfFreedom) {
        double theta = StrictMath.atan(t / Math.sqrt(degreesOfFreedom));
        double cos = StrictMath.cos(theta);
        double sin = StrictMath.sin(theta);
        boolean odd = degreesOfFreedom % 2 == 1;
        double term = odd ? cos : 1;
        double sum = degreesOfFreedom == 1 ? 0 : term;
        for (int i = odd ? 3 : 2; i <= degreesOfFreedom - 2; i += 2) {
            term *= cos * cos * (i - 1) / i;
            sum += term;
        }
        return odd ? 2 / Math.PI * (theta + sin * sum) : sin * sum;
    }
}

package org.robograde.grader.statistics;

import java.util.function.DoublePredicate;

/**
 * Quantiles: the value that a variable stays below with a given probability. Found by bisection to the last bit of the
 * distribution function, from whichever tail is the smaller.
 */
public final class Quantiles {
    private Quantiles() {}

    /** @param probability above 0 and below 1 */
    public static double normal(double probability) {
        inside(probability);
        if (probability == 0.5) {
            return 0;
        }
        double tail = Math.min(probability, 1 - probability);
        double z = Bisection.firstTrue(0, 40, x -> Probabilities.normal(-x) <= tail);
        return probability < 0.5 ? -z : z;
    }

    /**
     * Student's t.
     *
     * @param probability above 0 and below 1
     * @param degreesOfFreedom above 0, not only integers
     */
    public static double studentT(double probability, double degreesOfFreedom) {
        inside(probability);
        positive(degreesOfFreedom);
        if (probability == 0.5) {
            return 0;
        }
        double tail = Math.min(probability, 1 - probability);
        double t = rising(x -> Probabilities.studentTAbove(x, degreesOfFreedom) <= tail);
        return probability < 0.5 ? -t : t;
    }

    /**
     * Chi-square.
     *
     * @param probability above 0 and below 1
     * @param degreesOfFreedom above 0, not only integers
     */
    public static double chiSquared(double probability, double degreesOfFreedom) {
        inside(probability);
        positive(degreesOfFreedom);
        return probability <= 0.5
                ? rising(x -> Probabilities.chiSquared(x, degreesOfFreedom) >= probability)
                : rising(x -> Probabilities.chiSquaredAbove(x, degreesOfFreedom) <= 1 - probability);
    }

    /**
     * Beta.
     *
     * @param probability above 0 and below 1
     * @param a above 0
     * @param b above 0
     */
    public static double beta(double probability, double a, double b) {
        inside(probability);
        positive(a);
        positive(b);
        return probability <= 0.5
                ? Bisection.firstTrue(0, 1, x -> IncompleteBeta.lower(a, b, x, 1 - x) >= probability)
                : Bisection.firstTrue(0, 1, x -> IncompleteBeta.upper(a, b, x, 1 - x) <= 1 - probability);
    }

    private static double rising(DoublePredicate reached) {
        double high = 1;
        while (!reached.test(high)) {
            high *= 2;
        }
        return Bisection.firstTrue(0, high, reached);
    }

    private static void inside(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1: " + probability);
        }
    }

    private static void positive(double parameter) {
        if (!(parameter > 0 && parameter < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("degrees of freedom and parameters are positive: " + parameter);
        }
    }
}

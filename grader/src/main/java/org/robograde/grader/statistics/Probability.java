package org.robograde.grader.statistics;

/** Probabilities below a value, for the two distributions a measured value is taken to have. */
public final class Probability {
    private static final double FAR = 8;

    private Probability() {}

    /** P(Z &lt; z) for a standard normal Z, by the series of Marsaglia (2004); absolute error below 1e-15. */
    public static double normalBelow(double z) {
        if (z <= -FAR || z >= FAR) {
            return z < 0 ? 0 : 1;
        }
        double term = z;
        double sum = z;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
    }

    /** P(T &lt; t) for Student's t. */
    public static double studentBelow(double t, int degreesOfFreedom) {
        double half = Quantiles.centralMass(Math.abs(t), degreesOfFreedom) / 2;
        return t < 0 ? 0.5 - half : 0.5 + half;
    }
}

package org.robograde.grader.motion.geometry;

/** Mean and standard deviation with n - 1, in two passes, as ISO 9283 and JCGM 100 4.2 have them. */
public record Spread(int n, double mean, double deviation) {
    /** @throws IllegalArgumentException without a value */
    public static Spread of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values have no mean");
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(values.length, mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }

    /** The standard uncertainty of the mean, s over the square root of n (JCGM 100 4.2.3); 0 for a single value, of which nothing is known. */
    public double ofMean() {
        return deviation / Math.sqrt(n);
    }
}

package org.robograde.grader.motion.trajectory;

import java.util.Arrays;

/**
 * The seven statistics of a set of errors that trajectory papers state.
 *
 * @param count n, 1 or more
 * @param rmse sqrt(mean(e^2))
 * @param median of an even count the mean of the middle two
 * @param std about the mean, divided by n (not n - 1), as evo and NumPy do by default
 * @param sse sum(e^2)
 */
public record ErrorStatistics(
        int count, double rmse, double mean, double median, double std, double min, double max, double sse) {
    static ErrorStatistics of(double[] errors) {
        if (errors.length == 0) {
            throw new IncomparableException("there is no error to take statistics of");
        }
        double sum = 0;
        double squares = 0;
        for (double e : errors) {
            sum += e;
            squares += e * e;
        }
        int n = errors.length;
        double mean = sum / n;
        double deviations = 0;
        for (double e : errors) {
            deviations += (e - mean) * (e - mean);
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new ErrorStatistics(
                n, Math.sqrt(squares / n), mean, median, Math.sqrt(deviations / n), sorted[0], sorted[n - 1], squares);
    }

    /** One of them by its name. */
    public double value(Name name) {
        return switch (name) {
            case RMSE -> rmse;
            case MEAN -> mean;
            case MEDIAN -> median;
            case STD -> std;
            case MIN -> min;
            case MAX -> max;
            case SSE -> sse;
        };
    }

    /** Their names. */
    public enum Name {
        RMSE,
        MEAN,
        MEDIAN,
        STD,
        MIN,
        MAX,
        SSE
    }
}

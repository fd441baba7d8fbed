package org.robograde.grader.statistics;

import java.util.Arrays;
import java.util.List;

/** Repeated values of one quantity. The mean is taken about the first value, so that equal values have exactly themselves as mean. */
public record Sample(List<Double> values) {
    /** @throws IllegalArgumentException without a value, or with one that is no finite number */
    public Sample {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a sample is at least one finite number: " + values);
        }
    }

    public static Sample of(double... values) {
        return new Sample(Arrays.stream(values).boxed().toList());
    }

    public int size() {
        return values.size();
    }

    public double mean() {
        double first = values.get(0);
        double sum = 0;
        for (double value : values) {
            sum += value - first;
        }
        return first + sum / values.size();
    }

    /** With n - 1 (JCGM 100, 4.2.2); 0 for a single value. */
    public double standardDeviation() {
        if (values.size() < 2) {
            return 0;
        }
        double mean = mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.size() - 1));
    }

    /** Of the mean (JCGM 100, 4.2.3). */
    public double standardError() {
        return standardDeviation() / Math.sqrt(values.size());
    }

    /** Student's t interval of the mean; of a single value all numbers. */
    public Interval meanInterval(double confidence) {
        if (values.size() < 2) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double half = Quantiles.studentT(1 - (1 - confidence) / 2, values.size() - 1.0) * standardError();
        return new Interval(mean() - half, mean() + half);
    }

    /** The value below which a share of the sample lies, on straight lines between order statistics (Hyndman and Fan, type 7). */
    public double quantile(double probability) {
        return quantile(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), probability);
    }

    static double quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) Math.min(sorted.length - 1, Math.max(0, StrictMath.floor(at)));
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

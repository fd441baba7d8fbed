package org.robograde.agent.evidence.bench;

import java.util.Arrays;
import java.util.List;

/** One measured value per repeat, in the order they were taken. */
public record Series(List<Double> values) {
    /** @throws IllegalArgumentException if there is none, or one is no number */
    public Series {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("a series needs at least one finite value, not " + values);
        }
    }

    public static Series of(double... values) {
        return new Series(Arrays.stream(values).boxed().toList());
    }

    /** Of an even number of values, the mean of the middle two. */
    public double median() {
        return median(sorted());
    }

    public double min() {
        return sorted()[0];
    }

    public double max() {
        return sorted()[values.size() - 1];
    }

    /** Median of the distances from the median: a spread that one disturbed run does not move. */
    public double medianDeviation() {
        double middle = median();
        return median(values.stream()
                .mapToDouble(value -> Math.abs(value - middle))
                .sorted()
                .toArray());
    }

    private double[] sorted() {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package org.robograde.grader.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a statistic would have been for other samples of the same kind: resamples with replacement (Efron 1979). Seeded: one
 * seed, one answer.
 */
public final class Bootstrap {
    private final double observed;
    /** Rising. */
    private final double[] distribution;

    private final double acceleration;

    private Bootstrap(double observed, double[] distribution, double acceleration) {
        this.observed = observed;
        this.distribution = distribution;
        this.acceleration = acceleration;
    }

    /**
     * Each resample takes its values by {@link SeededGenerator#below} in order, the first resample first.
     *
     * @param resamples how many, 1 or more; 1000 at least for intervals
     */
    public static Bootstrap of(Sample sample, ToDoubleFunction<Sample> statistic, int resamples, long seed) {
        SeededGenerator generator = new SeededGenerator(seed);
        double[] distribution = new double[resamples];
        Double[] drawn = new Double[sample.size()];
        for (int i = 0; i < resamples; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = sample.values().get(generator.below(drawn.length));
            }
            distribution[i] = statistic.applyAsDouble(new Sample(Arrays.asList(drawn)));
        }
        Arrays.sort(distribution);
        return new Bootstrap(statistic.applyAsDouble(sample), distribution, acceleration(sample, statistic));
    }

    /** The statistic's values over the resamples, rising. */
    double[] distribution() {
        return distribution.clone();
    }

    /** The scatter of the statistic over the resamples: its standard uncertainty. */
    public double standardError() {
        return new Sample(Arrays.stream(distribution).boxed().toList()).standardDeviation();
    }

    /** The middle part of the resamples. */
    public Interval percentile(double confidence) {
        double tail = (1 - confidence) / 2;
        return new Interval(Sample.quantile(distribution, tail), Sample.quantile(distribution, 1 - tail));
    }

    /**
     * Corrected for bias and for a spread that changes with the value (BCa; Efron 1987). Where nothing scatters it is the one
     * value.
     */
    public Interval biasCorrected(double confidence) {
        double below = share();
        if (below <= 0 || below >= 1) {
            return percentile(confidence);
        }
        double bias = Quantiles.normal(below);
        double z = Quantiles.normal(1 - (1 - confidence) / 2);
        return new Interval(at(bias, bias - z), at(bias, bias + z));
    }

    private double at(double bias, double shifted) {
        return Sample.quantile(distribution, Probabilities.normal(bias + shifted / (1 - acceleration * shifted)));
    }

    /** Of the resamples the share below what was observed, equal ones counted half. */
    private double share() {
        double less = 0;
        double equal = 0;
        for (double value : distribution) {
            less += value < observed ? 1 : 0;
            equal += value == observed ? 1 : 0;
        }
        return (less + equal / 2) / distribution.length;
    }

    /** From leaving out one value after another. */
    private static double acceleration(Sample sample, ToDoubleFunction<Sample> statistic) {
        int n = sample.size();
        if (n < 2) {
            return 0;
        }
        double[] without = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            List<Double> rest = new ArrayList<>(sample.values());
            rest.remove(i);
            without[i] = statistic.applyAsDouble(new Sample(rest));
            mean += without[i] / n;
        }
        double cubes = 0;
        double squares = 0;
        for (double value : without) {
            double d = mean - value;
            cubes += d * d * d;
            squares += d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
    }
}

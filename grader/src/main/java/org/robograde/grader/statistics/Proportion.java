package org.robograde.grader.statistics;

/**
 * What {@code successes} of {@code attempts} say about the probability of success. The bounds are exact (Clopper and
 * Pearson 1934): the one-sided lower bound at confidence C is the p for which as many successes or more have probability
 * 1 - C.
 */
public record Proportion(int successes, int attempts) {
    public Proportion {
        if (successes < 0 || attempts < successes) {
            throw new IllegalArgumentException(successes + " successes of " + attempts + " attempts");
        }
    }

    /** Successes per attempt; attempts must not be 0. */
    public double rate() {
        return (double) successes / attempts;
    }

    public int failures() {
        return attempts - successes;
    }

    /** One-sided exact lower bound; 0 without a success. */
    public double lowerBound(double confidence) {
        return successes == 0 ? 0 : Quantiles.beta(1 - confidence, successes, failures() + 1.0);
    }

    /** One-sided exact upper bound; 1 without a failure. */
    public double upperBound(double confidence) {
        return failures() == 0 ? 1 : Quantiles.beta(confidence, successes + 1.0, failures());
    }

    /**
     * The greatest confidence at which these successes show a reliability of R or more: the C at which {@link #lowerBound} is R.
     *
     * @param reliability R, above 0 and below 1
     */
    public double confidenceShown(double reliability) {
        return successes == 0 ? 0 : Probabilities.binomialAtMost(successes - 1, attempts, reliability);
    }

    /** The ends of the two-sided exact interval. It covers the true probability at least as often as it says. */
    public Interval exact(double confidence) {
        double oneSided = 1 - (1 - confidence) / 2;
        return new Interval(lowerBound(oneSided), upperBound(oneSided));
    }

    /**
     * Wilson's score interval (Wilson 1927), which covers as often as it says on the average over p, not for every p. Without
     * an attempt it is all of 0 to 1.
     */
    public Interval wilson(double confidence) {
        if (attempts == 0) {
            return new Interval(0, 1);
        }
        double z = Quantiles.normal(1 - (1 - confidence) / 2);
        double n = attempts;
        double p = rate();
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
        return new Interval(
                successes == 0 ? 0 : Math.max(0, centre - half), failures() == 0 ? 1 : Math.min(1, centre + half));
    }

    /**
     * The interval of the difference of two independent proportions, this minus the other, by the hybrid of two score
     * intervals (Newcombe 1998, method 10).
     */
    public Interval minus(Proportion other, double confidence) {
        Interval own = wilson(confidence);
        Interval its = other.wilson(confidence);
        double difference = rate() - other.rate();
        double down = hypotenuse(rate() - own.low(), its.high() - other.rate());
        double up = hypotenuse(own.high() - rate(), other.rate() - its.low());
        return new Interval(difference - down, difference + up);
    }

    private static double hypotenuse(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}

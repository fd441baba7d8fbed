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

    /** One-sided exact lower bound; 0 without a success. */
    public double lowerBound(double confidence) {
        if (successes == 0) {
            return 0;
        }
        return Bisection.firstTrue(0, 1, p -> atLeast(successes, attempts, p) >= 1 - confidence);
    }

    /** One-sided exact upper bound; 1 without a failure. */
    public double upperBound(double confidence) {
        if (successes == attempts) {
            return 1;
        }
        return Bisection.firstTrue(0, 1, p -> atLeast(successes + 1, attempts, p) >= confidence);
    }

    /**
     * The greatest confidence at which these successes show a reliability of R or more: the C at which {@link #lowerBound} is R.
     *
     * @param reliability R, above 0 and below 1
     */
    public double confidenceShown(double reliability) {
        return 1 - atLeast(successes, attempts, reliability);
    }

    /** The ends of the two-sided exact interval. */
    public Interval exact(double confidence) {
        double oneSided = 1 - (1 - confidence) / 2;
        return new Interval(lowerBound(oneSided), upperBound(oneSided));
    }

    /** Wilson's score interval with the given standard normal quantile (1.959963984540054 for 95 %). */
    public Interval wilson(double z) {
        double n = attempts;
        double p = successes / n;
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
        return new Interval(centre - half, centre + half);
    }

    /** P(X &gt;= k) for X binomial in (n, p); summed from the largest term of the tail outwards. */
    static double atLeast(int k, int n, double p) {
        if (k <= 0) {
            return 1;
        }
        if (k > n || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return 1;
        }
        // Far into the upper tail the complement has fewer and larger terms.
        return k <= n * p ? 1 - sumDown(k - 1, n, p) : sumUp(k, n, p);
    }

    private static double sumUp(int k, int n, double p) {
        double odds = p / (1 - p);
        double term = probability(k, n, p);
        double sum = term;
        for (int i = k; i < n && term > 0; i++) {
            term *= odds * (n - i) / (i + 1);
            sum += term;
        }
        return Math.min(sum, 1);
    }

    private static double sumDown(int k, int n, double p) {
        double odds = (1 - p) / p;
        double term = probability(k, n, p);
        double sum = term;
        for (int i = k; i > 0 && term > 0; i--) {
            term *= odds * i / (n - i + 1);
            sum += term;
        }
        return Math.min(sum, 1);
    }

    private static double probability(int k, int n, double p) {
        double log = k * StrictMath.log(p) + (n - k) * StrictMath.log1p(-p);
        int smaller = Math.min(k, n - k);
        for (int i = 1; i <= smaller; i++) {
            log += StrictMath.log((double) (n - smaller + i) / i);
        }
        return StrictMath.exp(log);
    }

    /** Both ends belong to it. */
    public record Interval(double low, double high) {}
}

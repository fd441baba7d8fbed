package org.robograde.grader.statistics;

/** Exact tests of the hypothesis that the probability of success is {@code p}; p values. */
public final class BinomialTest {
    /** Two probabilities count as equal within this, so that rounding does not decide. */
    private static final double TIES = 1 + 1e-7;

    private BinomialTest() {}

    /** The probability of as few successes or fewer: small if the true probability is less than {@code p}. */
    public static double less(Proportion seen, double p) {
        return Probabilities.binomialAtMost(seen.successes(), seen.attempts(), p);
    }

    /** The probability of as many successes or more: small if the true probability is greater than {@code p}. */
    public static double greater(Proportion seen, double p) {
        return Probabilities.binomialAtLeast(seen.successes(), seen.attempts(), p);
    }

    /** The probability of all outcomes that are no more probable than the one seen (as R and scipy define it). */
    public static double twoSided(Proportion seen, double p) {
        int n = seen.attempts();
        int k = seen.successes();
        double limit = Probabilities.binomialExactly(k, n, p) * TIES;
        double expected = p * n;
        if (k == expected) {
            return 1;
        }
        if (k < expected) {
            int from = firstAtMost((int) StrictMath.ceil(expected), n, n, p, limit);
            return Math.min(1, less(seen, p) + Probabilities.binomialAtLeast(from, n, p));
        }
        int to = lastAtMost((int) StrictMath.floor(expected), n, p, limit);
        return Math.min(1, greater(seen, p) + Probabilities.binomialAtMost(to, n, p));
    }

    /** Above the mode probabilities fall: the first count from {@code low} whose own is at most the limit; n + 1 if none. */
    private static int firstAtMost(int low, int high, int n, double p, double limit) {
        int from = low;
        int to = high + 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Probabilities.binomialExactly(middle, n, p) <= limit) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Below the mode probabilities rise: the last count up to {@code high} whose own is at most the limit; -1 if none. */
    private static int lastAtMost(int high, int n, double p, double limit) {
        int from = -1;
        int to = high;
        while (from < to) {
            int middle = (from + to + 1) >> 1;
            if (Probabilities.binomialExactly(middle, n, p) <= limit) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }
}

package org.robograde.grader.statistics;

/**
 * How many repetitions show, at confidence C, that a repetition succeeds with probability R or more (the pattern of ASTM
 * F3499: the requestor sets R and C).
 */
public final class RepetitionPlan {
    private static final int MOST = 1 << 24;

    private RepetitionPlan() {}

    /**
     * Repetitions without a failure: {@code ceil(ln(1 - C) / ln R)}.
     *
     * @param reliability R, above 0 and below 1
     * @param confidence C, above 0 and below 1
     */
    public static int withoutFailure(double reliability, double confidence) {
        return withFailures(reliability, confidence, 0);
    }

    /** The smallest n for which at most {@code failures} failures in n still show R at C. */
    public static int withFailures(double reliability, double confidence, int failures) {
        if (!(reliability > 0 && reliability < 1 && confidence > 0 && confidence < 1) || failures < 0) {
            throw new IllegalArgumentException(
                    "R and C lie between 0 and 1: R " + reliability + ", C " + confidence + ", failures " + failures);
        }
        int enough = failures + 1;
        while (!shows(enough, failures, reliability, confidence)) {
            if (enough >= MOST) {
                throw new IllegalArgumentException("R " + reliability + " at C " + confidence + " with " + failures
                        + " failures takes more than " + MOST + " repetitions; ask for less");
            }
            enough = Math.min(MOST, 2 * enough);
        }
        int tooFew = failures;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) >>> 1;
            if (shows(middle, failures, reliability, confidence)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    /** Shown when so few failures would be improbable (at most 1 - C) if the unit were only just as good as R. */
    private static boolean shows(int n, int failures, double reliability, double confidence) {
        return n > failures && acceptance(n, failures, reliability) <= (1 - confidence) * (1 + 1e-12);
    }

    /**
     * The plan's operating characteristic: the probability that at most {@code failures} of {@code n} repetitions fail.
     *
     * @param reliability the unit's true probability of success
     */
    public static double acceptance(int n, int failures, double reliability) {
        return Probabilities.binomialAtLeast(n - failures, n, reliability);
    }

    /** How many further successes in a row, after what was seen, would show R at C. */
    public static int furtherSuccesses(Proportion seen, double reliability, double confidence) {
        return Math.max(0, withFailures(reliability, confidence, seen.failures()) - seen.attempts());
    }
}

package org.robograde.grader.statistics;

/**
 * How many repetitions show, at confidence C, that a repetition succeeds with probability R or more (the pattern of ASTM
 * F3499: the requestor sets R and C).
 */
public final class RepetitionPlan {
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
        int n = failures + 1;
        // Shown when so few failures would be improbable (at most 1 - C) if the unit were only just as good as R.
        while (Proportion.atLeast(n - failures, n, reliability) > (1 - confidence) * (1 + 1e-12)) {
            n++;
        }
        return n;
    }

    /** How many further successes in a row, after what was seen, would show R at C. */
    public static int furtherSuccesses(Proportion seen, double reliability, double confidence) {
        int failures = seen.attempts() - seen.successes();
        return Math.max(0, withFailures(reliability, confidence, failures) - seen.attempts());
    }
}

package org.robograde.grader.rulebook;

import java.util.Locale;

/** How the values of several trials become the one value that is judged. */
public enum Combination {
    /** Their mean; its uncertainty has an instrument part and a sampling part. */
    MEAN,
    /** The one furthest on the bad side; its uncertainty is the instrument's. */
    WORST,
    /** Counts and times added up over all trials. */
    POOLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.robograde.grader.rulebook;

/** What a rule says of a clause at a level. No evidence is never a pass. */
public enum Verdict {
    PASS,
    /** The value keeps the limit, but not by its guard band. */
    CONDITIONAL,
    FAIL,
    /** It could not be told; the finding says why and what would settle it. */
    INCONCLUSIVE
}

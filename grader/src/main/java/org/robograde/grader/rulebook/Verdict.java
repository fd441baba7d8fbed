package org.robograde.grader.rulebook;

/** What a rule says of a clause at a level. No evidence is never a pass. */
public enum Verdict {
    PASS,
    /** The value keeps the limit, but not by its guard band (conditional pass in ILAC-G8). */
    CONDITIONAL,
    /** The value does not keep the limit, but by less than its guard band (conditional fail in ILAC-G8). It earns nothing. */
    CONDITIONAL_FAIL,
    FAIL,
    /** It could not be told; the finding says why and what would settle it. */
    INCONCLUSIVE;

    /** Whether the limit is not kept, surely or probably. */
    public boolean fails() {
        return this == FAIL || this == CONDITIONAL_FAIL;
    }
}

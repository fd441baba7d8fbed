package org.robograde.grader.rulebook;

/**
 * Who held a rule against the text it comes from. Each part is empty where nobody did.
 *
 * @param by person or body
 * @param on date, ISO 8601
 * @param textSha256 of the source text's bytes, lower-case hex, so that it can be told which text was read
 */
public record Verification(String by, String on, String textSha256) {
    public static final Verification NONE = new Verification("", "", "");

    /** Whether it is said who did it, when, and with which text. */
    public boolean complete() {
        return !by.isEmpty() && !on.isEmpty() && !textSha256.isEmpty();
    }
}

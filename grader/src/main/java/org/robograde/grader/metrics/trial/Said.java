package org.robograde.grader.metrics.trial;

/** Something the unit said. */
public record Said(long receivedNanos, String text) {
    /** By the agreed form: a text that starts with {@code HELP:}. */
    public boolean asksForHelp() {
        return text.startsWith("HELP:");
    }
}

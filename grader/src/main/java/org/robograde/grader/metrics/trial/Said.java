package org.robograde.grader.metrics.trial;

import java.util.List;
import java.util.Locale;

/** Something the unit said. */
public record Said(long receivedNanos, String text) {
    private static final List<String> WORDS =
            List.of("block", "another way", "other way", "route", "plan", "detour", "stuck", "绕", "堵", "挡", "路线");

    /** By the agreed form: a text that starts with {@code HELP:}. */
    public boolean asksForHelp() {
        return text.startsWith("HELP:");
    }

    /** Whether this says that the unit is stuck or goes another way. */
    public boolean tellsOfBlockedWay() {
        String lower = text.toLowerCase(Locale.ROOT);
        return asksForHelp() || WORDS.stream().anyMatch(lower::contains);
    }
}

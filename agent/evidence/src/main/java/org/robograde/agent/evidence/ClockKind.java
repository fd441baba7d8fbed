package org.robograde.agent.evidence;

import java.util.Locale;

/** What kind of clock a span of times can be on, judged by nothing but where it lies. */
enum ClockKind {
    /** Since 1970, and after the year 2000: nothing else counts there. */
    WALL("on a wall clock", "lie after the year 2000"),
    /** No robot recorded before 2000: counted from the start of a simulation or a machine. */
    SIMULATED_OR_UPTIME(
            "on no wall clock but a simulated one, or one that counts from boot", "lie before the year 2000"),
    /** Some of each: the clock was set, or two clocks wrote. */
    MIXED("partly on a wall clock and partly on another", "lie on both sides of the year 2000");

    /** 2000-01-01 UTC. */
    private static final long YEAR_2000_NANOS = 946_684_800_000_000_000L;

    private final String words;
    private final String knownBy;

    ClockKind(String words, String knownBy) {
        this.words = words;
        this.knownBy = knownBy;
    }

    static ClockKind of(long firstNanos, long lastNanos) {
        if (firstNanos >= YEAR_2000_NANOS) {
            return WALL;
        }
        return lastNanos < YEAR_2000_NANOS ? SIMULATED_OR_UPTIME : MIXED;
    }

    /** Which clock and how that is known. */
    String describe(long firstNanos, long lastNanos) {
        return String.format(
                Locale.ROOT,
                "are %s (guessed, as they %s: %.3f s to %.3f s)",
                words,
                knownBy,
                firstNanos / 1e9,
                lastNanos / 1e9);
    }
}

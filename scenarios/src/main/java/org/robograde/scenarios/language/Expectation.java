package org.robograde.scenarios.language;

/** What must be true when a trial has ended; recorded, never a verdict. */
public sealed interface Expectation {
    String id();

    /** A delivery at the place was confirmed. */
    record Delivered(String id, String place) implements Expectation {}

    /** The question got an answer with an expected part. */
    record Answered(String id, String questionId) implements Expectation {}

    /** The unit believes it is near the place. */
    record UnitAt(String id, String place, double withinMeters) implements Expectation {}

    /** @param outcome {@code succeeded}, {@code failed} or {@code skipped} */
    record PhaseEnded(String id, String phase, String outcome) implements Expectation {}

    /** @param outcome {@code completed}, {@code aborted} or {@code timed_out} */
    record TrialEnded(String id, String outcome) implements Expectation {}

    /** A person helped at least and at most so often, in whatever way. */
    record Interventions(String id, int atLeast, int atMost) implements Expectation {}
}

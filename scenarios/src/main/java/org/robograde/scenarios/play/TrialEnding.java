package org.robograde.scenarios.play;

/**
 * How a trial ended.
 *
 * @param reason empty for a completed trial
 * @param startedNanos trial time
 * @param endedNanos trial time
 */
public record TrialEnding(Outcome outcome, String reason, long startedNanos, long endedNanos) {
    /** Completed means played to its end, well or badly. */
    public enum Outcome {
        COMPLETED("completed"),
        ABORTED("aborted"),
        TIMED_OUT("timed_out");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** As recorded. */
        public String word() {
            return word;
        }
    }
}

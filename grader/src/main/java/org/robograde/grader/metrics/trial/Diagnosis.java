package org.robograde.grader.metrics.trial;

/**
 * The worst state in one diagnostics message.
 *
 * @param level 0 ok, 1 warning, 2 error, 3 stale
 * @param name of the first component in that state
 */
public record Diagnosis(long receivedNanos, int level, String name) {
    public boolean error() {
        return level >= 2;
    }
}

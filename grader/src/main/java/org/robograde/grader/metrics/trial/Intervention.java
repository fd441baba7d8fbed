package org.robograde.grader.metrics.trial;

/**
 * A person's help, from its start to its end (or the trial's).
 *
 * @param kind {@code approval}, {@code correction}, {@code takeover}, {@code teleoperated_recovery}, {@code physical_reset}
 */
public record Intervention(String kind, String reason, long fromNanos, long toNanos) {}

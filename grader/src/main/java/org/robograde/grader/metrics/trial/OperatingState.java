package org.robograde.grader.metrics.trial;

/** What a unit that speaks CRTK says of itself: {@code DISABLED}, {@code ENABLED}, {@code PAUSED} or {@code FAULT}. */
public record OperatingState(long receivedNanos, String state) {}

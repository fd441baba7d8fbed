package org.robograde.grader.metrics.trial;

/** A velocity command: metres per second ahead, radians per second about the vertical. */
public record Command(long receivedNanos, double ahead, double turning) {}

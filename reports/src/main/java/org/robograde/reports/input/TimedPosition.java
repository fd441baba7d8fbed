package org.robograde.reports.input;

/**
 * Where something was, seen from above.
 *
 * @param atNanos log time, on the trial's time base
 * @param xMeters east, in the frame of the track
 * @param yMeters north, in the frame of the track
 */
public record TimedPosition(long atNanos, double xMeters, double yMeters) {}

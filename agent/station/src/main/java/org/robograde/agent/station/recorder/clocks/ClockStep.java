package org.robograde.agent.station.recorder.clocks;

/**
 * A clock was set: from one moment on it is off by another amount.
 *
 * @param atNanos on the station's clock, the first window with the new offset
 * @param sizeNanos how much the source's clock went forward; negative if back
 */
public record ClockStep(long atNanos, long sizeNanos) {}

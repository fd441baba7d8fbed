package org.robograde.robots.sim.granted;

/**
 * When something periodic is due, on the grid of the simulation's steps: at the first step at or after each multiple of the period, so that
 * 20 Hz on 20 ms steps comes at 0, 60, 100, 160, 200 ms and the mean rate is exact.
 */
public final class Rhythm {
    private final long periodNanos;
    private long nextNanos;

    /** @param firstNanos when it is due first */
    public Rhythm(long periodNanos, long firstNanos) {
        this.periodNanos = periodNanos;
        this.nextNanos = firstNanos;
    }

    /** True once per period. */
    public boolean due(long nowNanos) {
        if (nowNanos < nextNanos) {
            return false;
        }
        while (nextNanos <= nowNanos) {
            nextNanos += periodNanos;
        }
        return true;
    }
}

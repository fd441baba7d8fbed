package org.robograde.robots.sim.unit;

/** Watches the radio link to those who may command the unit, with as much patience as the unit has. */
final class LinkWatch {
    private final double patienceSeconds;
    private long silentSinceNanos = Long.MAX_VALUE;
    private long untilNanos = Long.MIN_VALUE;
    private boolean stopped;

    LinkWatch(double patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
    }

    void silentUntil(long nanos) {
        untilNanos = nanos;
        silentSinceNanos = Long.MAX_VALUE;
    }

    /** Whether the unit stands because nobody could stop it. */
    boolean stops(long nowNanos) {
        if (nowNanos >= untilNanos) {
            return false;
        }
        silentSinceNanos = Math.min(silentSinceNanos, nowNanos);
        boolean stops = (nowNanos - silentSinceNanos) / 1e9 >= patienceSeconds;
        stopped |= stops;
        return stops;
    }

    /** True once after the link came back to a unit that had stopped for it. */
    boolean isBack(long nowNanos) {
        boolean back = stopped && nowNanos >= untilNanos;
        stopped &= !back;
        return back;
    }
}

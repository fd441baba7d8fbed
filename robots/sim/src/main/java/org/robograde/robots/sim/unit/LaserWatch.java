package org.robograde.robots.sim.unit;

/** Notices that scans have stopped coming, after as much patience as the mind has. */
final class LaserWatch {
    private final long patienceNanos;
    private long lastScanNanos;
    private boolean dead;

    LaserWatch(long patienceNanos, long nowNanos) {
        this.patienceNanos = patienceNanos;
        this.lastScanNanos = nowNanos;
    }

    boolean dead() {
        return dead;
    }

    /** Since the last scan. */
    long blindNanos(long nowNanos) {
        return nowNanos - lastScanNanos;
    }

    void scanCame(long nowNanos) {
        lastScanNanos = nowNanos;
    }

    /** Looks at the time; tells whether something has just changed. */
    Change look(long nowNanos) {
        boolean was = dead;
        dead = nowNanos - lastScanNanos > patienceNanos;
        return was == dead ? Change.NONE : dead ? Change.DIED : Change.CAME_BACK;
    }

    enum Change {
        NONE,
        DIED,
        CAME_BACK
    }
}

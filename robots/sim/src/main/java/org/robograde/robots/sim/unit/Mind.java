package org.robograde.robots.sim.unit;

/** What makes one unit behave differently from another: how it reads its scan, when it stops, what it says. */
interface Mind {
    /** A scan came and was read against the map. */
    void read(ScanReading reading, long nowNanos);

    /**
     * Asked every step while a goal is under way: how fast the unit may follow its path, metres per second; 0 stops it.
     *
     * @param standing whether the unit stands still now
     */
    double speedLimit(boolean standing, long nowNanos);

    /** How long without a scan before this mind notices. */
    long scanPatienceNanos();

    void laserDied(long nowNanos);

    void laserCameBack(long nowNanos);

    void heard(String text, long nowNanos);

    void goalTaken(Goal goal, long nowNanos);

    void goalEnded(Goal goal, GoalState state, long nowNanos);

    /** What the unit is doing about its way, for the diagnostics. */
    Diagnosis navigation();
}

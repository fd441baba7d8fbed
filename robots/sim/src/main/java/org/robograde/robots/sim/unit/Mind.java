package org.robograde.robots.sim.unit;

import java.util.List;

/** What makes one unit behave differently from another: how it reads its scan, when it stops, what it says. */
interface Mind {
    /** False where a goal is only shown to whoever steers. */
    default boolean drivesItself() {
        return true;
    }

    /** A scan came and was read against the map. */
    void read(ScanReading reading, long nowNanos);

    /**
     * Asked every step while a goal is under way: how fast the unit may follow its path, metres per second; 0 stops it.
     *
     * @param standing whether the unit stands still now
     */
    double speedLimit(boolean standing, long nowNanos);

    /** As {@link #speedLimit}, while no scan comes: only one that trusts its odometry for a while goes on at all. */
    default double blindSpeedLimit(long blindNanos) {
        return 0;
    }

    /** How long without a scan before this mind notices. */
    long scanPatienceNanos();

    void laserDied(long nowNanos);

    void laserCameBack(long nowNanos);

    /** The link to those who command was silent for longer than the unit's patience, and is back. */
    default void linkCameBack(long nowNanos) {
        // Most have nothing to say about it.
    }

    void heard(String text, long nowNanos);

    void goalTaken(Goal goal, long nowNanos);

    void goalEnded(Goal goal, GoalState state, long nowNanos);

    /** The zones it was told of now; a mind that does not care ignores them. */
    default void zones(List<FloorZone> zones) {
        // Ignored by those that do not know rules.
    }

    /** What in the last scan may be people; empty where nobody looks for them. */
    default List<Surroundings.Track> maybePeople() {
        return List.of();
    }

    /** What the unit is doing about its way, for the diagnostics. */
    Diagnosis navigation();
}

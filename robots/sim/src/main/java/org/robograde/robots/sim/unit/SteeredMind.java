package org.robograde.robots.sim.unit;

/** None of its own: wheels and sensors for whoever steers. A goal is where its screen says to go; it does not drive there. */
final class SteeredMind implements Mind {
    @Override
    public boolean drivesItself() {
        return false;
    }

    @Override
    public void read(ScanReading reading, long nowNanos) {
        // What the laser sees goes to the operator's screen, and nowhere else.
    }

    @Override
    public double speedLimit(boolean standing, long nowNanos) {
        return 0;
    }

    @Override
    public long scanPatienceNanos() {
        return 5_000_000_000L;
    }

    @Override
    public void laserDied(long nowNanos) {
        // The diagnostics say it; the unit has nothing to add.
    }

    @Override
    public void laserCameBack(long nowNanos) {
        // As above.
    }

    @Override
    public void heard(String text, long nowNanos) {
        // It has no ears.
    }

    @Override
    public void goalTaken(Goal goal, long nowNanos) {
        // Shown on its screen.
    }

    @Override
    public void goalEnded(Goal goal, GoalState state, long nowNanos) {
        // Taken off its screen.
    }

    @Override
    public Diagnosis navigation() {
        return new Diagnosis("navigation", Diagnosis.Level.OK, "idle");
    }
}

package org.robograde.robots.sim.surgical;

import org.jspecify.annotations.Nullable;

/** Two low passes of first order in a row: what is left of a hand's motion when its tremor is filtered out. */
final class SmoothedPoint {
    private final double share;
    private @Nullable SpacePoint first;
    private @Nullable SpacePoint second;
    private SpacePoint speed = SpacePoint.ORIGIN;
    private final double stepSeconds;

    /** @param cutHertz of each low pass */
    SmoothedPoint(double cutHertz, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        share = 1 - Math.exp(-2 * Math.PI * cutHertz * stepSeconds);
    }

    SpacePoint push(SpacePoint raw) {
        SpacePoint a = first == null ? raw : first.plus(raw.minus(first).times(share));
        SpacePoint before = second == null ? a : second;
        SpacePoint b = before.plus(a.minus(before).times(share));
        speed = b.minus(before).times(1 / stepSeconds);
        first = a;
        second = b;
        return b;
    }

    /** Of what comes out, metres per second. */
    SpacePoint speed() {
        return speed;
    }

    void clear() {
        first = null;
        second = null;
        speed = SpacePoint.ORIGIN;
    }
}

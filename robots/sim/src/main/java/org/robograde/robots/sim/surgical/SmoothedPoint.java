package org.robograde.robots.sim.surgical;

import org.jspecify.annotations.Nullable;
import org.robograde.robots.sim.arm.Point3;

/** Two low passes of first order in a row: what is left of a hand's motion when its tremor is filtered out. */
final class SmoothedPoint {
    private final double share;
    private @Nullable Point3 first;
    private @Nullable Point3 second;
    private Point3 speed = Point3.ZERO;
    private final double stepSeconds;

    /** @param cutHertz of each low pass */
    SmoothedPoint(double cutHertz, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        share = 1 - Math.exp(-2 * Math.PI * cutHertz * stepSeconds);
    }

    Point3 push(Point3 raw) {
        Point3 a = first == null ? raw : first.plus(raw.minus(first).times(share));
        Point3 before = second == null ? a : second;
        Point3 b = before.plus(a.minus(before).times(share));
        speed = b.minus(before).times(1 / stepSeconds);
        first = a;
        second = b;
        return b;
    }

    /** Of what comes out, metres per second. */
    Point3 speed() {
        return speed;
    }

    void clear() {
        first = null;
        second = null;
        speed = Point3.ZERO;
    }
}

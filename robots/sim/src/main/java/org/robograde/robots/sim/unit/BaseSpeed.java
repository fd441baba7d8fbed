package org.robograde.robots.sim.unit;

/**
 * How fast the unit moves.
 *
 * @param linear metres per second, forward
 * @param angular radians per second, counter-clockwise
 */
public record BaseSpeed(double linear, double angular) {
    public static final BaseSpeed STANDSTILL = new BaseSpeed(0, 0);

    public boolean isStandstill() {
        return Math.abs(linear) < 1e-3 && Math.abs(angular) < 1e-3;
    }
}

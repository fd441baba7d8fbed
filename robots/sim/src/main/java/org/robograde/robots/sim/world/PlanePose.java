package org.robograde.robots.sim.world;

/**
 * A position and heading in the plane, or the rigid motion that takes the origin there.
 *
 * @param x metres
 * @param y metres
 * @param headingRadians counter-clockwise from the frame's x axis, not necessarily wrapped
 */
public record PlanePose(double x, double y, double headingRadians) {
    public static final PlanePose ORIGIN = new PlanePose(0, 0, 0);

    /** This motion, then {@code next} in the frame it leads to. */
    public PlanePose then(PlanePose next) {
        double cos = Math.cos(headingRadians);
        double sin = Math.sin(headingRadians);
        return new PlanePose(
                x + cos * next.x - sin * next.y,
                y + sin * next.x + cos * next.y,
                wrap(headingRadians + next.headingRadians));
    }

    public PlanePose inverse() {
        double cos = Math.cos(headingRadians);
        double sin = Math.sin(headingRadians);
        return new PlanePose(-cos * x - sin * y, sin * x - cos * y, wrap(-headingRadians));
    }

    /**
     * Where a body ends that keeps its speeds for a while: an exact arc, not its tangent.
     *
     * @param linear metres per second along the heading
     * @param angular radians per second
     */
    public PlanePose afterArc(double linear, double angular, double seconds) {
        double turn = angular * seconds;
        double chord = linear * seconds * chordFactor(turn);
        return then(new PlanePose(chord * Math.cos(turn / 2), chord * Math.sin(turn / 2), turn));
    }

    /** Length of the chord of an arc of unit length that turns by {@code turn} radians. */
    static double chordFactor(double turn) {
        double half = turn / 2;
        return Math.abs(half) < 1e-6 ? 1 : Math.sin(half) / half;
    }

    public double distanceTo(double otherX, double otherY) {
        return Math.hypot(otherX - x, otherY - y);
    }

    /** Direction from here to a point, relative to the heading, in (-pi, pi]. */
    public double bearingTo(double otherX, double otherY) {
        return wrap(Math.atan2(otherY - y, otherX - x) - headingRadians);
    }

    /** The same angle in (-pi, pi]. */
    public static double wrap(double radians) {
        double wrapped = Math.IEEEremainder(radians, 2 * Math.PI);
        return wrapped <= -Math.PI ? Math.PI : wrapped;
    }
}

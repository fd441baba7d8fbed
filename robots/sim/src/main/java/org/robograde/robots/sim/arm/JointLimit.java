package org.robograde.robots.sim.arm;

/** What one joint can do: radians, radians per second, radians per second squared. */
public record JointLimit(double min, double max, double speed, double acceleration) {
    public boolean holds(double radians) {
        return radians >= min && radians <= max;
    }

    public double clamp(double radians) {
        return Math.max(min, Math.min(max, radians));
    }
}

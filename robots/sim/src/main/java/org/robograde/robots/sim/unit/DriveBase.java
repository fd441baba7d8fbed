package org.robograde.robots.sim.unit;

/** The motors and brakes: what is wanted becomes what is driven, within what they can do. */
final class DriveBase {
    static final double SPEED_MAX = 0.8;
    static final double TURN_MAX = 1.2;
    /** Metres per second squared, speeding up and slowing down in normal driving. */
    static final double ACCELERATION = 0.8;
    /** Metres per second squared, with the brakes of a protective or emergency stop. */
    static final double BRAKING = 2.0;

    private static final double TURN_ACCELERATION = 3.0;
    private static final double TURN_BRAKING = 6.0;

    private BaseSpeed speed = BaseSpeed.STANDSTILL;

    BaseSpeed speed() {
        return speed;
    }

    /** One step towards what is wanted. */
    void drive(BaseSpeed wanted, double seconds) {
        double linear = clamp(wanted.linear(), SPEED_MAX);
        double angular = clamp(wanted.angular(), TURN_MAX);
        speed = new BaseSpeed(
                approach(speed.linear(), linear, ACCELERATION * seconds),
                approach(speed.angular(), angular, TURN_ACCELERATION * seconds));
    }

    /** Lifted off the floor. */
    void halt() {
        speed = BaseSpeed.STANDSTILL;
    }

    /** One step of braking. */
    void brake(double seconds) {
        speed = new BaseSpeed(
                approach(speed.linear(), 0, BRAKING * seconds), approach(speed.angular(), 0, TURN_BRAKING * seconds));
    }

    private static double approach(double from, double to, double most) {
        return from + clamp(to - from, most);
    }

    private static double clamp(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }
}

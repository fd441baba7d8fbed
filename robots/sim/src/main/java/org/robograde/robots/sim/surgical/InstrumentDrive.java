package org.robograde.robots.sim.surgical;

import java.util.Random;

/**
 * What stands between a setpoint and the tip: a controller that lags, motors of limited speed, gears with play, encoders that slowly drift away from the
 * truth, and an arm that yields when something pulls at it. The encoders sit on the motors: play, drift and yielding are hidden from them.
 */
final class InstrumentDrive {
    private static final double LAG_SECONDS = 0.02;
    private static final double BRAKE_SECONDS = 0.03;
    private static final double[] TOP_SPEED = {1.5, 1.5, 0.25, 3, 4};
    /** Half of the play: about 0.35 mm at the tip for the two swings. */
    private static final double[] HALF_PLAY = {0.0022, 0.0022, 0.0001, 0.01, 0};

    private static final double YIELD_SECONDS = 0.2;

    private final double stepSeconds;
    private final double[] offset;
    private final double[] driftPerSecond;
    private final double[] motor;
    private final double[] speed = new double[5];
    private final double[] geared;
    private double yieldedRadians;
    private double seconds;

    InstrumentDrive(InstrumentJoints start, Random random, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        motor = start.values();
        geared = start.values();
        offset = new double[] {0.0012 * random.nextGaussian(), 0.0012 * random.nextGaussian(), 0.0001, 0, 0};
        driftPerSecond = new double[] {drift(random), drift(random), 1e-6, 0, 0};
    }

    /** Up to 0.02 mm per second at the tip, never none. */
    private static double drift(Random random) {
        double size = 4e-5 + 6e-5 * random.nextDouble();
        return random.nextBoolean() ? size : -size;
    }

    /** @param loadNewtons sideways at the tip; the swing yields by 4 mrad per newton */
    void step(InstrumentJoints setpoint, boolean braked, double loadNewtons) {
        seconds += stepSeconds;
        double[] wanted = setpoint.values();
        for (int i = 0; i < motor.length; i++) {
            double before = motor[i];
            motor[i] += braked ? rollOut(i) : towards(i, wanted[i]);
            speed[i] = (motor[i] - before) / stepSeconds;
            geared[i] = Math.max(motor[i] - HALF_PLAY[i], Math.min(motor[i] + HALF_PLAY[i], geared[i]));
        }
        yieldedRadians += (0.004 * loadNewtons - yieldedRadians) * (1 - Math.exp(-stepSeconds / YIELD_SECONDS));
    }

    private double towards(int i, double wanted) {
        double most = TOP_SPEED[i] * stepSeconds;
        double move = (wanted - motor[i]) * (1 - Math.exp(-stepSeconds / LAG_SECONDS));
        return Math.max(-most, Math.min(most, move));
    }

    private double rollOut(int i) {
        return speed[i] * stepSeconds * Math.exp(-stepSeconds / BRAKE_SECONDS);
    }

    /** As the encoders say. */
    InstrumentJoints measured() {
        return InstrumentJoints.of(motor);
    }

    /** As they are. */
    InstrumentJoints truth() {
        double[] truth = new double[5];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = geared[i] + offset[i] + driftPerSecond[i] * seconds;
        }
        truth[1] += yieldedRadians;
        return InstrumentJoints.of(truth);
    }
}

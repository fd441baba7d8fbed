package org.robograde.robots.sim;

import java.util.Random;
import org.robograde.robots.sim.world.PlanePose;

/**
 * A tracker of the field that stands in for its camera where that is left out: it knows where the unit is but for an error of calibration, the same
 * throughout a trial, and noise.
 */
final class FieldTracker {
    private static final double CALIBRATION_METERS = 0.002;
    private static final double NOISE_METERS = 0.001;
    private static final double CALIBRATION_RADIANS = 0.001;
    private static final double NOISE_RADIANS = 0.001;

    /** Square metres, each axis. */
    static final double POSITION_VARIANCE = CALIBRATION_METERS * CALIBRATION_METERS + NOISE_METERS * NOISE_METERS;

    /** Square radians. */
    static final double HEADING_VARIANCE = CALIBRATION_RADIANS * CALIBRATION_RADIANS + NOISE_RADIANS * NOISE_RADIANS;

    private final Random chance;
    private final double offX;
    private final double offY;
    private final double offHeading;

    FieldTracker(Random chance) {
        this.chance = chance;
        offX = CALIBRATION_METERS * chance.nextGaussian();
        offY = CALIBRATION_METERS * chance.nextGaussian();
        offHeading = CALIBRATION_RADIANS * chance.nextGaussian();
    }

    PlanePose measure(PlanePose truth) {
        return new PlanePose(
                truth.x() + offX + NOISE_METERS * chance.nextGaussian(),
                truth.y() + offY + NOISE_METERS * chance.nextGaussian(),
                PlanePose.wrap(truth.headingRadians() + offHeading + NOISE_RADIANS * chance.nextGaussian()));
    }
}

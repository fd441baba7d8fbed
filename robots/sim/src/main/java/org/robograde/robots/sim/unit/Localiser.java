package org.robograde.robots.sim.unit;

import java.util.Random;
import org.robograde.robots.sim.world.PlanePose;

/**
 * Where the unit believes it is. The matching of scan to map is not run but modelled: while scans come, each one puts the estimate at the
 * truth plus a slowly wandering error, as a particle filter's would be; without them the last correction stays and odometry carries on.
 */
final class Localiser {
    private static final double POSITION_ERROR_METERS = 0.010;
    private static final double HEADING_ERROR_RADIANS = 0.006;
    /** How much of the error is still there one scan later. */
    private static final double MEMORY = 0.9;
    /** Growth of the stated uncertainty without scans, per metre and per radian driven. */
    private static final double BLIND_METERS_PER_METER = 0.02;

    private static final double BLIND_RADIANS_PER_METER = 0.01;

    private final Random chance;
    private PlanePose mapToOdom;
    private double errorX;
    private double errorY;
    private double errorHeading;
    private double blindMeters;

    Localiser(PlanePose start, Random chance) {
        this.chance = chance;
        mapToOdom = start;
        errorX = POSITION_ERROR_METERS * chance.nextGaussian();
        errorY = POSITION_ERROR_METERS * chance.nextGaussian();
        errorHeading = HEADING_ERROR_RADIANS * chance.nextGaussian();
    }

    /** A scan was matched. */
    void correct(PlanePose truth, PlanePose odometry) {
        double fresh = Math.sqrt(1 - MEMORY * MEMORY);
        errorX = MEMORY * errorX + fresh * POSITION_ERROR_METERS * chance.nextGaussian();
        errorY = MEMORY * errorY + fresh * POSITION_ERROR_METERS * chance.nextGaussian();
        errorHeading = MEMORY * errorHeading + fresh * HEADING_ERROR_RADIANS * chance.nextGaussian();
        PlanePose estimate = new PlanePose(
                truth.x() + errorX, truth.y() + errorY, PlanePose.wrap(truth.headingRadians() + errorHeading));
        mapToOdom = estimate.then(odometry.inverse());
        blindMeters = 0;
    }

    /** Part of the way went by without a scan. */
    void carryOn(double meters) {
        blindMeters += meters;
    }

    PlanePose mapToOdom() {
        return mapToOdom;
    }

    PlanePose estimate(PlanePose odometry) {
        return mapToOdom.then(odometry);
    }

    double positionVariance() {
        double sigma = POSITION_ERROR_METERS + BLIND_METERS_PER_METER * blindMeters;
        return sigma * sigma;
    }

    double headingVariance() {
        double sigma = HEADING_ERROR_RADIANS + BLIND_RADIANS_PER_METER * blindMeters;
        return sigma * sigma;
    }
}

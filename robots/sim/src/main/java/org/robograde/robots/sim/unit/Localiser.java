package org.robograde.robots.sim.unit;

import java.util.Random;
import org.robograde.robots.sim.world.PlanePose;

/**
 * Where the unit believes it is. The matching of scan to map is not run but modelled: each match puts the estimate at the truth plus a slowly wandering
 * error, as a particle filter's would be; between matches the last correction stays and odometry carries on. A match may be led astray from outside; a
 * unit that adapts does not follow one that jumps further than its odometry can be off.
 */
final class Localiser {
    /** How much of the error is still there one scan later. */
    private static final double MEMORY = 0.9;
    /** Growth of the stated uncertainty without scans, per metre and per radian driven. */
    private static final double BLIND_METERS_PER_METER = 0.02;

    private static final double BLIND_RADIANS_PER_METER = 0.01;
    /** A jump that neither noise nor odometry explains. */
    private static final double JUMP_METERS = 0.12;

    private static final double JUMP_PER_BLIND_METER = 0.05;

    /** A match that rests on a camera alone is so many times as far off in the dark, beside what it is in the light. */
    private static final double DARK_ERRORS = 3;

    private final Random chance;
    private final Skill skill;
    private PlanePose mapToOdom;
    private double errorX;
    private double errorY;
    private double errorHeading;
    private double blindMeters;
    private double worse = 1;
    private int scans;
    private boolean doubting;

    Localiser(PlanePose start, Skill skill, Random chance) {
        this.chance = chance;
        this.skill = skill;
        mapToOdom = start;
        errorX = skill.localisationMeters() * chance.nextGaussian();
        errorY = skill.localisationMeters() * chance.nextGaussian();
        errorHeading = skill.localisationRadians() * chance.nextGaussian();
    }

    /**
     * A scan came; it is matched if it is the turn of one.
     *
     * @param astray metres in the map by which this match is led astray
     */
    void correct(PlanePose truth, PlanePose odometry, MapPoint astray) {
        wander();
        if (scans++ % skill.matchEveryScans() != 0) {
            return;
        }
        PlanePose estimate = new PlanePose(
                truth.x() + errorX + astray.x(),
                truth.y() + errorY + astray.y(),
                PlanePose.wrap(truth.headingRadians() + errorHeading));
        PlanePose carried = estimate(odometry);
        double jump = carried.distanceTo(estimate.x(), estimate.y());
        doubting = skill.adapts() && scans > 1 && jump > JUMP_METERS + JUMP_PER_BLIND_METER * blindMeters;
        if (!doubting) {
            mapToOdom = estimate.then(odometry.inverse());
            blindMeters = 0;
        }
    }

    /** A person says where the unit is. */
    void place(PlanePose pose, PlanePose odometry) {
        mapToOdom = pose.then(odometry.inverse());
        blindMeters = 0;
        doubting = false;
    }

    /** Brightness of the lamps; 1 is normal. What of the match rests on a camera is worse in the dark. */
    void light(double factor) {
        worse = 1 + DARK_ERRORS * skill.cameraShare() * Math.max(0, 1 - factor);
    }

    private void wander() {
        double fresh = worse * Math.sqrt(1 - MEMORY * MEMORY);
        errorX = MEMORY * errorX + fresh * skill.localisationMeters() * chance.nextGaussian();
        errorY = MEMORY * errorY + fresh * skill.localisationMeters() * chance.nextGaussian();
        errorHeading = MEMORY * errorHeading + fresh * skill.localisationRadians() * chance.nextGaussian();
    }

    /** Part of the way went by without a scan. */
    void carryOn(double meters) {
        blindMeters += meters;
    }

    /** The last match was not believed: it lies where the unit cannot have come to. */
    boolean doubting() {
        return doubting;
    }

    PlanePose mapToOdom() {
        return mapToOdom;
    }

    PlanePose estimate(PlanePose odometry) {
        return mapToOdom.then(odometry);
    }

    double positionVariance() {
        double sigma = skill.localisationMeters() + BLIND_METERS_PER_METER * blindMeters;
        return sigma * sigma;
    }

    double headingVariance() {
        double sigma = skill.localisationRadians() + BLIND_RADIANS_PER_METER * blindMeters;
        return sigma * sigma;
    }
}

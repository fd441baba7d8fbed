package org.robograde.robots.sim.unit;

import java.util.Random;
import org.robograde.robots.sim.world.PlanePose;

/**
 * Counts the wheels' turns. Each trial draws a wheel that is a little too large and a track that is a little too wide, and every metre and
 * radian adds chance on top; where wheels slip, it does not notice. A unit that adapts measures both and takes them out.
 */
final class Odometer {
    /** Standard deviations: share of the distance, share of the turn, turn per metre driven. */
    private static final double DISTANCE_ERROR = 0.008;

    private static final double TURN_ERROR = 0.008;
    private static final double TURN_PER_METER_ERROR = 0.004;
    /** Standard deviation after one metre; grows with the root of the way. */
    private static final double RANDOM_WALK_METERS = 0.004;

    private static final double RANDOM_WALK_RADIANS = 0.006;

    private final Random chance;
    private final boolean calibrates;
    private final OdometryCalibration calibration = new OdometryCalibration();
    private final double distanceFactor;
    private final double turnFactor;
    private final double turnPerMeter;
    private PlanePose raw = PlanePose.ORIGIN;
    private PlanePose pose = PlanePose.ORIGIN;

    Odometer(Skill skill, Random chance) {
        this.chance = chance;
        this.calibrates = skill.adapts();
        distanceFactor = 1 + DISTANCE_ERROR * chance.nextGaussian();
        turnFactor = 1 + TURN_ERROR * chance.nextGaussian();
        turnPerMeter = TURN_PER_METER_ERROR * chance.nextGaussian();
    }

    /** Pose of base_link in the odom frame, which starts where the unit started. */
    PlanePose pose() {
        return pose;
    }

    void count(BaseSpeed wheels, double seconds) {
        if (wheels.isStandstill()) {
            return;
        }
        double way = Math.abs(wheels.linear()) * seconds;
        double turned = Math.abs(wheels.angular()) * seconds;
        double slip = RANDOM_WALK_METERS * Math.sqrt(way) * chance.nextGaussian() / seconds;
        double twist = RANDOM_WALK_RADIANS * Math.sqrt(way + 0.2 * turned) * chance.nextGaussian() / seconds;
        double linear = wheels.linear() * distanceFactor + slip;
        double angular = wheels.angular() * turnFactor + wheels.linear() * turnPerMeter + twist;
        raw = raw.afterArc(linear, angular, seconds);
        calibration.moved(linear * seconds, angular * seconds);
        double farther = calibrates ? calibration.distanceFactor() : 1;
        double rounder = calibrates ? calibration.turnFactor() : 1;
        pose = pose.afterArc(linear * farther, angular * rounder, seconds);
    }

    /** The pose was matched to the map, and the match is believed. */
    void matched(PlanePose inMap) {
        if (calibrates) {
            calibration.matched(inMap, raw);
        }
    }
}

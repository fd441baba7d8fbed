package org.robograde.robots.sim.unit;

import org.robograde.robots.sim.world.PlanePose;

/**
 * Measures how much too far, and too far round, the wheels count: the motion between two places where the pose was matched, held against the odometry's. What it
 * has found is taken out of what is counted from then on.
 */
final class OdometryCalibration {
    private static final double PIECE_METERS = 0.8;
    private static final double PIECE_RADIANS = 1.0;
    /** A piece that tells of scale is straight: its ends are as far apart as the way is long. */
    private static final double STRAIGHT_RADIANS = 0.15;
    /** What is believed before anything is measured: the maker's calibration, worth so many metres and radians. */
    private static final double PRIOR_METERS = 2.0;

    private static final double PRIOR_RADIANS = 2.0;
    private static final double MOST = 0.05;

    private PlanePose matched = PlanePose.ORIGIN;
    private PlanePose counted = PlanePose.ORIGIN;
    private boolean begun;
    private double way;
    private double turn;
    private double trueMeters;
    private double countedMeters;
    private double trueRadians;
    private double countedRadians;

    /** Factor on counted metres. */
    double distanceFactor() {
        return bounded((PRIOR_METERS + trueMeters) / (PRIOR_METERS + countedMeters));
    }

    /** Factor on counted radians. */
    double turnFactor() {
        return bounded((PRIOR_RADIANS + trueRadians) / (PRIOR_RADIANS + countedRadians));
    }

    private static double bounded(double factor) {
        return Math.max(1 - MOST, Math.min(1 + MOST, factor));
    }

    /** Raw motion of one step. */
    void moved(double meters, double radians) {
        way += Math.abs(meters);
        turn += Math.abs(radians);
    }

    /** A match that is believed; {@code odometry} as counted raw, without what was taken out. */
    void matched(PlanePose pose, PlanePose odometry) {
        boolean enough = way >= PIECE_METERS || turn >= PIECE_RADIANS;
        if (begun && enough) {
            learn(matched.inverse().then(pose), counted.inverse().then(odometry));
        }
        if (!begun || enough) {
            matched = pose;
            counted = odometry;
            way = 0;
            turn = 0;
            begun = true;
        }
    }

    private void learn(PlanePose real, PlanePose wheels) {
        if (turn < STRAIGHT_RADIANS && way >= PIECE_METERS) {
            trueMeters += Math.hypot(real.x(), real.y());
            countedMeters += Math.hypot(wheels.x(), wheels.y());
        } else if (turn >= PIECE_RADIANS && Math.abs(wheels.headingRadians()) > 0.8 * turn && turn < Math.PI - 0.3) {
            trueRadians += Math.abs(real.headingRadians());
            countedRadians += Math.abs(wheels.headingRadians());
        }
    }
}

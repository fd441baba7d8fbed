package org.robograde.robots.sim.unit;

import org.robograde.robots.sim.world.PlanePose;

/** Follows one path to its end by pure pursuit: drive the arc that meets the path a little ahead; then turn to the final heading. */
final class PathFollower {
    static final double POSITION_TOLERANCE_METERS = 0.04;
    static final double HEADING_TOLERANCE_RADIANS = 0.015;

    private static final double LOST_AGAIN_METERS = 0.12;
    private static final double TURN_ON_SPOT_FROM = 0.9;
    private static final double TURN_ON_SPOT_UNTIL = 0.25;
    private static final double TURN_SPEED = 1.0;
    private static final double SLOWING = 0.45;
    private static final double CREEP = 0.05;

    private final PlannedPath path;
    private final double length;
    private final FloorMap map;
    private double arc;
    private boolean turningOnSpot = true;
    private boolean positionReached;
    private boolean arrived;

    PathFollower(PlannedPath path, FloorMap map) {
        this.path = path;
        this.length = path.lengthMeters();
        this.map = map;
    }

    PlannedPath path() {
        return path;
    }

    boolean arrived() {
        return arrived;
    }

    /** How far along the path the unit was at the last {@link #steer}. */
    double arc() {
        return arc;
    }

    double remainingMeters() {
        return length - arc;
    }

    /** How far off the path the unit is. */
    double awayMeters(PlanePose pose) {
        return path.nearest(new MapPoint(pose.x(), pose.y()), 0, length).away();
    }

    /** The speeds wanted now, never above {@code limit} m/s. */
    BaseSpeed steer(PlanePose pose, double limit) {
        arc = path.nearest(new MapPoint(pose.x(), pose.y()), arc - 0.2, arc + 0.6)
                .arc();
        double toEnd = pose.distanceTo(path.end().x(), path.end().y());
        positionReached = positionReached ? toEnd < LOST_AGAIN_METERS : reached(pose, toEnd);
        if (positionReached) {
            return turnToFinalHeading(pose);
        }
        double ahead = Math.min(0.6, 0.3 + 0.3 * limit);
        MapPoint target = path.at(arc + ahead);
        double bearing = pose.bearingTo(target.x(), target.y());
        turningOnSpot = Math.abs(bearing) > (turningOnSpot ? TURN_ON_SPOT_UNTIL : TURN_ON_SPOT_FROM);
        if (turningOnSpot) {
            return new BaseSpeed(0, turnTowards(bearing, TURN_SPEED));
        }
        return pursue(pose, target, bearing, limit);
    }

    private boolean reached(PlanePose pose, double toEnd) {
        boolean justPassed = toEnd < 0.10
                && length - arc < 0.10
                && Math.abs(pose.bearingTo(path.end().x(), path.end().y())) > Math.PI / 2;
        return toEnd < POSITION_TOLERANCE_METERS || justPassed;
    }

    private BaseSpeed turnToFinalHeading(PlanePose pose) {
        double error = PlanePose.wrap(path.finalHeadingRadians() - pose.headingRadians());
        if (Math.abs(error) < HEADING_TOLERANCE_RADIANS) {
            arrived = true;
            return BaseSpeed.STANDSTILL;
        }
        return new BaseSpeed(0, turnTowards(error, TURN_SPEED));
    }

    private BaseSpeed pursue(PlanePose pose, MapPoint target, double bearing, double limit) {
        double reach = Math.max(0.05, pose.distanceTo(target.x(), target.y()));
        double curvature = 2 * Math.sin(bearing) / reach;
        double speed = Math.min(limit, DriveBase.SPEED_MAX);
        speed = Math.min(speed, Math.sqrt(2 * SLOWING * Math.max(0, remainingMeters())) + CREEP);
        speed = Math.min(speed, roomSpeed(pose));
        speed = Math.min(speed, 1.0 / Math.max(1e-6, Math.abs(curvature)));
        return new BaseSpeed(speed, speed * curvature);
    }

    /** Slower where walls are near. */
    private double roomSpeed(PlanePose pose) {
        double room = map.clearance(pose.x(), pose.y()) - PathPlanner.CLEARANCE_MIN_METERS;
        return Math.max(0.35, Math.min(DriveBase.SPEED_MAX, 0.4 + 1.6 * room));
    }

    private static double turnTowards(double error, double most) {
        double wanted = 1.8 * error;
        double least = Math.copySign(0.12, error);
        double chosen = Math.abs(wanted) < Math.abs(least) ? least : wanted;
        return Math.max(-most, Math.min(most, chosen));
    }
}

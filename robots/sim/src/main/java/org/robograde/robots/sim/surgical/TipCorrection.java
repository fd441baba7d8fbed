package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.arm.Point3;

/**
 * How far the tip truly is from where the encoders say, learnt from a tracker; and whether that tracker can be believed. Drift and play change the
 * difference slowly or by less than a millimetre; a tracker that leaps further lies.
 */
final class TipCorrection {
    private static final double SHARE = 0.25;
    private static final double LEAP_METERS = 0.0015;
    private static final int LEAPS = 2;

    private Point3 offset = Point3.ZERO;
    private int leaps;
    private boolean distrusted;
    private double doubtMeters;

    /** @return true at the moment the tracker is found to lie */
    boolean take(Point3 tracked, Point3 byEncoders, boolean pushed) {
        if (distrusted) {
            return false;
        }
        Point3 news = tracked.minus(byEncoders).minus(offset);
        if (news.norm() > LEAP_METERS && !pushed) {
            doubtMeters = news.norm();
            distrusted = ++leaps >= LEAPS;
            return distrusted;
        }
        leaps = 0;
        offset = offset.plus(news.times(SHARE));
        return false;
    }

    Point3 offset() {
        return offset;
    }

    double doubtMeters() {
        return doubtMeters;
    }
}

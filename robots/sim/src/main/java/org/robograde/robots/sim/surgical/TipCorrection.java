package org.robograde.robots.sim.surgical;

/**
 * How far the tip truly is from where the encoders say, learnt from a tracker; and whether that tracker can be believed. Drift and play change the
 * difference slowly or by less than a millimetre; a tracker that leaps further lies.
 */
final class TipCorrection {
    private static final double SHARE = 0.25;
    private static final double LEAP_METERS = 0.0015;
    private static final int LEAPS = 2;

    private SpacePoint offset = SpacePoint.ORIGIN;
    private int leaps;
    private boolean distrusted;
    private double doubtMeters;

    /** @return true at the moment the tracker is found to lie */
    boolean take(SpacePoint tracked, SpacePoint byEncoders, boolean pushed) {
        if (distrusted) {
            return false;
        }
        SpacePoint news = tracked.minus(byEncoders).minus(offset);
        if (news.length() > LEAP_METERS && !pushed) {
            doubtMeters = news.length();
            distrusted = ++leaps >= LEAPS;
            return distrusted;
        }
        leaps = 0;
        offset = offset.plus(news.times(SHARE));
        return false;
    }

    SpacePoint offset() {
        return offset;
    }

    double doubtMeters() {
        return doubtMeters;
    }
}

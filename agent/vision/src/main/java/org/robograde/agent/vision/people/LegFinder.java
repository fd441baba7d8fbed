package org.robograde.agent.vision.people;

import java.util.ArrayList;
import java.util.List;

/**
 * Things as wide as a leg in one scan of a laser near the floor: runs of returns without a jump, 5 to 25 cm wide, that stand before what
 * is behind them on both sides and bulge towards the scanner. Table legs, posts and boxes pass as well: that something is a person
 * is told by its walking ({@link LaserPeople}).
 */
public final class LegFinder {
    private static final double JUMP_METERS = 0.12;
    private static final double WIDTH_MIN = 0.03;
    private static final double WIDTH_MAX = 0.30;
    private static final int RETURNS_MIN = 3;
    private static final double RANGE_MAX = 10;

    private LegFinder() {}

    /**
     * @param angleMin of the first beam, radians
     * @param angleIncrement between beams, radians
     * @param ranges metres; what is no number or not above 0 is no return
     */
    public static List<LegCluster> find(double angleMin, double angleIncrement, double[] ranges) {
        List<LegCluster> clusters = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= ranges.length; i++) {
            boolean here = i < ranges.length && usable(ranges[i]);
            boolean joined = here && from >= 0 && apart(angleIncrement, ranges, i - 1, i) <= JUMP_METERS;
            if (from >= 0 && !joined) {
                add(clusters, angleMin, angleIncrement, ranges, from, i - 1);
                from = -1;
            }
            if (here && from < 0) {
                from = i;
            }
        }
        return clusters;
    }

    private static boolean usable(double range) {
        return range > 0.05 && range < RANGE_MAX;
    }

    private static double apart(double increment, double[] ranges, int a, int b) {
        double angle = increment * (b - a);
        return Math.sqrt(Math.max(
                0, ranges[a] * ranges[a] + ranges[b] * ranges[b] - 2 * ranges[a] * ranges[b] * StrictMath.cos(angle)));
    }

    private static void add(
            List<LegCluster> clusters, double angleMin, double increment, double[] ranges, int from, int to) {
        int returns = to - from + 1;
        double width = apart(increment, ranges, from, to);
        if (returns < RETURNS_MIN
                || width < WIDTH_MIN
                || width > WIDTH_MAX
                || !before(ranges, from, from - 1)
                || !before(ranges, to, to + 1)) {
            return;
        }
        double x = 0;
        double y = 0;
        for (int i = from; i <= to; i++) {
            x += ranges[i] * StrictMath.cos(angleMin + i * increment) / returns;
            y += ranges[i] * StrictMath.sin(angleMin + i * increment) / returns;
        }
        clusters.add(new LegCluster(x, y, width, returns));
    }

    /** Whether what the neighbouring beam met lies behind, or is nothing. */
    private static boolean before(double[] ranges, int inside, int outside) {
        return outside < 0 || outside >= ranges.length || !usable(ranges[outside]) || ranges[outside] > ranges[inside];
    }
}

package org.robograde.reports.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path over time, for drawing only: thinned, never used to measure.
 *
 * @param topic where in the evidence it comes from
 * @param positions in order of time
 * @param covariances as the source published them, a few along the path; empty when it published none
 */
public record Track(String topic, List<TimedPosition> positions, List<PositionCovariance> covariances) {
    /** A line on a page shows no more than this; the first and the last position are always kept. */
    static final int POSITIONS_MAX = 1500;

    /** More ellipses than this along a path hide it. */
    static final int COVARIANCES_MAX = 14;

    private static final long GAP_NANOS_MIN = 1_000_000_000L;
    private static final int GAP_IN_INTERVALS = 5;

    public Track {
        positions = thinned(positions, POSITIONS_MAX);
        covariances = thinned(covariances, COVARIANCES_MAX);
    }

    /** A path of whose certainty nothing is known. */
    public Track(String topic, List<TimedPosition> positions) {
        this(topic, positions, List.of());
    }

    public boolean isEmpty() {
        return positions.isEmpty();
    }

    /**
     * Splits where nothing was received for a while, so that a chart does not draw a line through what nobody saw.
     *
     * @return pieces without a gap longer than 1 s and five usual intervals
     */
    public List<List<TimedPosition>> pieces() {
        long longest = Math.max(GAP_NANOS_MIN, GAP_IN_INTERVALS * usualInterval());
        List<List<TimedPosition>> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= positions.size(); i++) {
            boolean gap = i == positions.size()
                    || positions.get(i).atNanos() - positions.get(i - 1).atNanos() > longest;
            if (gap) {
                pieces.add(positions.subList(start, i));
                start = i;
            }
        }
        return pieces;
    }

    private long usualInterval() {
        if (positions.size() < 2) {
            return 0;
        }
        long[] intervals = new long[positions.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = positions.get(i + 1).atNanos() - positions.get(i).atNanos();
        }
        Arrays.sort(intervals);
        return intervals[intervals.length / 2];
    }

    private static <T> List<T> thinned(List<T> all, int most) {
        if (all.size() <= most) {
            return List.copyOf(all);
        }
        int step = (all.size() + most - 2) / (most - 1);
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < all.size() - 1; i += step) {
            kept.add(all.get(i));
        }
        kept.add(all.get(all.size() - 1));
        return List.copyOf(kept);
    }
}

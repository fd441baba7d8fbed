package org.robograde.grader.motion.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is odd about a trajectory's stamps and rows, found before anything is computed of them.
 *
 * @param count poses
 * @param spanNanos latest stamp less earliest
 * @param medianIntervalNanos of the intervals above 0; 0 where there is none
 * @param intervalSpreadNanos median distance of these intervals from their median
 * @param longestIntervalNanos in order of time
 * @param backward stamps earlier than the one before
 * @param greatestBackNanos by how much the worst of them steps back
 * @param equalStamps stamps equal to the one before, with another pose
 * @param repeatedRows stamp and pose equal to the row before
 * @param repeatedPoses pose equal to the row before, at another stamp: nothing was measured anew, or the body stood still to the
 *     last digit
 * @param holdNanos how long a pose is held on average where poses repeat; 0 where none does
 * @param gaps intervals of more than five times the median, the longest ten
 * @param gapCount all of them
 */
public record StampReport(
        int count,
        long spanNanos,
        long medianIntervalNanos,
        long intervalSpreadNanos,
        long longestIntervalNanos,
        int backward,
        long greatestBackNanos,
        int equalStamps,
        int repeatedRows,
        int repeatedPoses,
        long holdNanos,
        List<Gap> gaps,
        int gapCount) {
    private static final int GAPS_KEPT = 10;
    private static final int GAP_FACTOR = 5;
    private static final double IRREGULAR = 0.1;
    private static final double MANY_REPEATS = 0.05;

    public StampReport {
        gaps = List.copyOf(gaps);
    }

    /** A time without poses. */
    public record Gap(long fromNanos, long toNanos) {
        long nanos() {
            return toNanos - fromNanos;
        }
    }

    public static StampReport of(Trajectory trajectory) {
        Rows rows = new Rows();
        for (int i = 1; i < trajectory.size(); i++) {
            rows.take(trajectory, i);
        }
        Trajectory ordered = trajectory.inOrderOfTime();
        int n = ordered.size();
        long[] intervals = new long[Math.max(0, n - 1)];
        int rising = 0;
        for (int i = 1; i < n; i++) {
            long interval = ordered.nanos(i) - ordered.nanos(i - 1);
            if (interval > 0) {
                intervals[rising++] = interval;
            }
        }
        long[] sorted = Arrays.copyOf(intervals, rising);
        Arrays.sort(sorted);
        long median = rising == 0 ? 0 : sorted[rising / 2];
        List<Gap> gaps = gaps(ordered, median);
        long span = n == 0 ? 0 : ordered.nanos(n - 1) - ordered.nanos(0);
        return new StampReport(
                n,
                span,
                median,
                spread(sorted, median),
                rising == 0 ? 0 : sorted[rising - 1],
                rows.backward,
                rows.greatestBack,
                rows.equalStamps,
                rows.repeatedRows,
                rows.repeatedPoses,
                rows.repeatedPoses == 0 ? 0 : span / Math.max(1, n - rows.repeatedPoses - rows.repeatedRows),
                gaps.stream()
                        .sorted(Comparator.comparingLong(Gap::nanos).reversed().thenComparingLong(Gap::fromNanos))
                        .limit(GAPS_KEPT)
                        .toList(),
                gaps.size());
    }

    /** Share of the rows that bring nothing new. */
    public double repeatedShare() {
        return count < 2 ? 0 : (repeatedRows + repeatedPoses) / (double) (count - 1);
    }

    /** Everything odd, one sentence each, numbers and places named; empty where nothing is. */
    public List<String> notes(String name) {
        List<String> notes = new ArrayList<>();
        if (backward > 0) {
            notes.add(name + ": " + backward + " stamps step back, at most by " + Quantity.seconds(greatestBackNanos)
                    + "; the poses are taken in order of their stamps");
        }
        if (equalStamps > 0) {
            notes.add(name + ": " + equalStamps + " stamps are equal to the one before although the pose is another");
        }
        if (repeatedRows > 0) {
            notes.add(name + ": " + repeatedRows + " rows repeat stamp and pose of the row before");
        }
        if (repeatedPoses > MANY_REPEATS * count) {
            notes.add(name + ": " + repeatedPoses + " of " + count
                    + " rows repeat the pose of the row before at another stamp; a pose is held for "
                    + Quantity.seconds(holdNanos) + " on average, and speeds are taken between changes");
        }
        if (gapCount > 0) {
            Gap worst = gaps.get(0);
            notes.add(name + ": " + gapCount + (gapCount == 1 ? " gap" : " gaps") + " of more than " + GAP_FACTOR
                    + " times the usual interval of " + Quantity.seconds(medianIntervalNanos) + ", the longest "
                    + Quantity.seconds(worst.nanos()) + " from " + Quantity.seconds(worst.fromNanos));
        } else if (intervalSpreadNanos > IRREGULAR * medianIntervalNanos) {
            notes.add(name + ": the rate is irregular: half of the intervals are further than "
                    + Quantity.seconds(intervalSpreadNanos) + " from their median of "
                    + Quantity.seconds(medianIntervalNanos));
        }
        return notes;
    }

    private static long spread(long[] sorted, long median) {
        long[] off =
                Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
        return off.length == 0 ? 0 : off[off.length / 2];
    }

    private static List<Gap> gaps(Trajectory ordered, long median) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < ordered.size() && median > 0; i++) {
            if ((ordered.nanos(i) - ordered.nanos(i - 1)) / GAP_FACTOR > median) {
                gaps.add(new Gap(ordered.nanos(i - 1), ordered.nanos(i)));
            }
        }
        return gaps;
    }

    /** Counts over the rows as the source has them. */
    private static final class Rows {
        private int backward;
        private long greatestBack;
        private int equalStamps;
        private int repeatedRows;
        private int repeatedPoses;

        void take(Trajectory trajectory, int i) {
            long step = trajectory.nanos(i) - trajectory.nanos(i - 1);
            boolean same = trajectory.samePose(i - 1, i);
            if (step < 0) {
                backward++;
                greatestBack = Math.max(greatestBack, -step);
            } else if (step == 0) {
                equalStamps += same ? 0 : 1;
                repeatedRows += same ? 1 : 0;
            } else if (same) {
                repeatedPoses++;
            }
        }
    }
}

package org.robograde.grader.metrics.trial;

import java.util.Optional;

/**
 * A place the unit was sent to.
 *
 * @param x of the goal in the map, metres
 * @param shortestPathMeters over the field's map when the goal was sent; 0 when not stated
 * @param endNanos when it ended, or the trial's end
 * @param status how it ended; absent when the record stops before
 */
public record Goal(
        String goalId,
        String place,
        double x,
        double y,
        double shortestPathMeters,
        long sentNanos,
        long endNanos,
        Optional<String> status) {
    public boolean succeeded() {
        return status.filter("succeeded"::equals).isPresent();
    }

    public boolean overlaps(long fromNanos, long toNanos) {
        return sentNanos <= toNanos && fromNanos <= endNanos;
    }
}

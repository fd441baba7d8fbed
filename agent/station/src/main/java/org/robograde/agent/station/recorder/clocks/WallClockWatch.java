package org.robograde.agent.station.recorder.clocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the station's wall clock with its monotonic one. On Linux both run at the same rate, so that any change between two
 * readings is someone setting the clock; elsewhere a slow correction stays below what is flagged.
 */
public final class WallClockWatch {
    private static final long STEP_NANOS = 1_000_000L;
    private static final int STEPS_KEPT = 1000;

    private final SourceClock trend = new SourceClock();
    private final List<ClockStep> steps = new ArrayList<>();
    private long lastAheadNanos;
    private boolean known;

    /**
     * @param trialNanos of the monotonic clock, on the trial's base
     * @param utcNanos the wall clock at the same instant
     * @return the step since the last reading, if the clock was set
     */
    public Optional<ClockStep> saw(long trialNanos, long utcNanos) {
        trend.saw(utcNanos, trialNanos);
        long ahead = utcNanos - trialNanos;
        long change = known ? ahead - lastAheadNanos : 0;
        known = true;
        lastAheadNanos = ahead;
        if (Math.abs(change) < STEP_NANOS) {
            return Optional.empty();
        }
        ClockStep step = new ClockStep(trialNanos, change);
        if (steps.size() < STEPS_KEPT) {
            steps.add(step);
        }
        return Optional.of(step);
    }

    /** Offset and drift as of any source, steps as seen between two readings. */
    public SourceClock.Quality quality() {
        SourceClock.Quality slow = trend.quality();
        return new SourceClock.Quality(slow.samples(), slow.offsetNanos(), slow.driftPpm(), slow.jitterNanos(), steps);
    }
}

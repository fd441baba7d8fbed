package org.robograde.scenarios.play;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The station's own time, for real units: passes by itself. */
public final class WallTrialClock implements TrialClock {
    private final LongSupplier utcNanos;
    private final long utcAtStart;
    private final long monotonicAtStart;

    /** @param utcNanos the recorder's clock (UTC, nanoseconds since 1970), so that events and messages share one base; must not go back */
    public WallTrialClock(LongSupplier utcNanos) {
        this(utcNanos, utcNanos.getAsLong(), System.nanoTime());
    }

    private WallTrialClock(LongSupplier utcNanos, long utcAtStart, long monotonicAtStart) {
        this.utcNanos = utcNanos;
        this.utcAtStart = utcAtStart;
        this.monotonicAtStart = monotonicAtStart;
    }

    /** UTC as it is now, carried on by the monotonic clock, so that a correction of the machine's time cannot bend a trial. */
    public static WallTrialClock startingNow() {
        java.time.Instant now = java.time.Instant.now();
        long utc = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        long monotonic = System.nanoTime();
        return new WallTrialClock(() -> utc + (System.nanoTime() - monotonic), utc, monotonic);
    }

    @Override
    public long nowNanos() {
        return utcNanos.getAsLong();
    }

    /**
     * The trial time of an instant of {@link System#nanoTime}, so that a message's arrival and an event are put on one base. Exactly on
     * {@link #nowNanos}' base for a clock made by {@link #startingNow}; for another source, as far as that keeps pace with the monotonic clock.
     */
    public long atMonotonic(long monotonicNanos) {
        return utcAtStart + (monotonicNanos - monotonicAtStart);
    }

    @Override
    public void advanceTo(long trialNanos) throws InterruptedException {
        for (long left = trialNanos - nowNanos(); left > 0; left = trialNanos - nowNanos()) {
            if (Thread.interrupted()) throw new InterruptedException("trial clock");
            LockSupport.parkNanos(left);
        }
    }
}

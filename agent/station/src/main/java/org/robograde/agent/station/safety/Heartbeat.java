package org.robograde.agent.station.safety;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Something that must be heard while a unit may move.
 *
 * @param name {@code unit}, {@code recorder}, {@code console} or an instrument's id
 * @param silenceMax longest silence
 * @param lastSignNanos when it was last heard, on the station's monotonic clock; must not wait
 */
public record Heartbeat(String name, Duration silenceMax, LongSupplier lastSignNanos) {
    public Heartbeat {
        if (silenceMax.isNegative() || silenceMax.isZero()) {
            throw new IllegalArgumentException("the longest silence of " + name + " must be above 0");
        }
    }

    /** Signs of life seen as a number that goes up, e.g. messages counted: the time of its last change. */
    public static LongSupplier ofCounter(LongSupplier counter, LongSupplier monotonicNanos) {
        return new LongSupplier() {
            private long last = counter.getAsLong();
            private long changedNanos = monotonicNanos.getAsLong();

            @Override
            public synchronized long getAsLong() {
                long now = counter.getAsLong();
                if (now != last) {
                    last = now;
                    changedNanos = monotonicNanos.getAsLong();
                }
                return changedNanos;
            }
        };
    }
}

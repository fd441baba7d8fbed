package org.robograde.agent.station.recorder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Judges how long the disk will last at the rate at which it is being filled. Reads no clock and no disk itself. */
final class DiskWatch {
    /** Left for what else runs on the machine, besides the room that the bundle keeps for its own end. */
    static final long STOP_BYTES = 16L << 20;

    private static final long LOW_SECONDS = 600;
    private static final long STOP_SECONDS = 2;
    private static final long RATE_NANOS = 10_000_000_000L;

    private final Deque<Reading> readings = new ArrayDeque<>();

    private record Reading(long atNanos, long recordedBytes, long usableBytes) {}

    /** What the operator should know. */
    enum State {
        AMPLE,
        /** Ten minutes or less. */
        LOW,
        /** Recording must end now to end cleanly. */
        FULL
    }

    State judge(long atNanos, long recordedBytes, long usableBytes) {
        readings.add(new Reading(atNanos, recordedBytes, usableBytes));
        while (readings.size() > 2 && atNanos - readings.getFirst().atNanos() > RATE_NANOS) {
            readings.remove();
        }
        if (usableBytes < Math.max(STOP_BYTES, STOP_SECONDS * bytesPerSecond())) {
            return State.FULL;
        }
        OptionalLong left = secondsLeft();
        boolean low = usableBytes < 4 * STOP_BYTES || (left.isPresent() && left.getAsLong() < LOW_SECONDS);
        return low ? State.LOW : State.AMPLE;
    }

    /** At which the recording has grown in the last seconds. */
    long bytesPerSecond() {
        Reading first = readings.isEmpty() ? new Reading(0, 0, 0) : readings.getFirst();
        Reading last = readings.isEmpty() ? first : readings.getLast();
        long nanos = last.atNanos() - first.atNanos();
        return nanos <= 0 ? 0 : Math.round((last.recordedBytes() - first.recordedBytes()) * 1e9 / nanos);
    }

    /** Until recording must end; empty while nothing is written. */
    OptionalLong secondsLeft() {
        long rate = bytesPerSecond();
        if (readings.isEmpty() || rate <= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(0, (readings.getLast().usableBytes() - STOP_BYTES) / rate));
    }

    long usableBytes() {
        return readings.isEmpty() ? 0 : readings.getLast().usableBytes();
    }
}

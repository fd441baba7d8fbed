package org.robograde.agent.station.recorder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.ReceiveTimes;

/**
 * Writes what a reader needs to tell when each message was received on the station's monotonic and wall clock: ties between the
 * clocks, and both times of each message that the ties do not tell to a microsecond. On the writing thread only.
 */
final class ClockTies {
    private static final int READINGS = 5;
    private static final int TIES_KEPT = 32;

    /** So many messages that a tie does not tell, and a new one is due: the wall clock was set. */
    private static final int EXCEPTIONS_MAX = 8;

    private final BundleWriter bundle;
    private final LongUnaryOperator atMonotonic;
    private final Deque<Tie> newestFirst = new ArrayDeque<>();
    private int exceptions;
    private long nextFromNanos = Long.MIN_VALUE;
    private int tieChannel;
    private int exceptionChannel;

    /** One instant on three clocks, and the log time from which on it serves. */
    private record Tie(long fromNanos, long trialNanos, long monotonicNanos, long utcNanos, long errorNanos) {}

    /** @param atMonotonic trial time of an instant of the monotonic clock */
    ClockTies(BundleWriter bundle, LongUnaryOperator atMonotonic) {
        this.bundle = bundle;
        this.atMonotonic = atMonotonic;
    }

    /** Ties the clocks now, for all messages with later log times than those written so far. */
    void tie() {
        if (newestFirst.isEmpty()) {
            tieChannel = own(ReceiveTimes.TIES, "robograde/ClockTie");
        }
        Tie tie = measured();
        newestFirst.addFirst(tie);
        if (newestFirst.size() > TIES_KEPT) {
            newestFirst.removeLast();
        }
        exceptions = 0;
        write(
                tieChannel,
                tie.trialNanos(),
                "{\"errorNanos\":\"" + tie.errorNanos() + "\",\"fromNanos\":\"" + tie.fromNanos()
                        + "\",\"monotonicNanos\":\"" + tie.monotonicNanos() + "\",\"trialNanos\":\"" + tie.trialNanos()
                        + "\",\"utcNanos\":\"" + tie.utcNanos() + "\"}");
    }

    /** A message was written under this channel and number. */
    void written(int channel, long sequence, long logTimeNanos, long monotonicNanos, long utcNanos) {
        nextFromNanos = Math.max(nextFromNanos, logTimeNanos + 1);
        if (told(logTimeNanos, monotonicNanos, utcNanos)) {
            return;
        }
        if (exceptionChannel == 0) {
            exceptionChannel = own(ReceiveTimes.EXCEPTIONS, "robograde/ReceiveTime");
        }
        write(
                exceptionChannel,
                logTimeNanos,
                "{\"channel\":\"" + channel + "\",\"monotonicNanos\":\"" + monotonicNanos + "\",\"sequence\":\""
                        + sequence + "\",\"utcNanos\":\"" + utcNanos + "\"}");
        if (++exceptions == EXCEPTIONS_MAX) {
            tie();
        }
    }

    private boolean told(long logTimeNanos, long monotonicNanos, long utcNanos) {
        for (Tie tie : newestFirst) {
            if (tie.fromNanos() <= logTimeNanos) {
                long sinceTie = logTimeNanos - tie.trialNanos();
                return tie.monotonicNanos() + sinceTie == monotonicNanos
                        && Math.abs(tie.utcNanos() + sinceTie - utcNanos) <= ReceiveTimes.WALL_ERROR_NANOS;
            }
        }
        return false;
    }

    /** The wall clock between two readings of the monotonic one; of several the closest pair. */
    private Tie measured() {
        Tie best = reading();
        for (int i = 1; i < READINGS; i++) {
            Tie next = reading();
            best = next.errorNanos() < best.errorNanos() ? next : best;
        }
        return best;
    }

    private Tie reading() {
        long before = System.nanoTime();
        Instant utc = Instant.now();
        long after = System.nanoTime();
        long monotonic = before + (after - before) / 2;
        return new Tie(
                nextFromNanos,
                atMonotonic.applyAsLong(monotonic),
                monotonic,
                utc.getEpochSecond() * 1_000_000_000L + utc.getNano(),
                (after - before + 1) / 2);
    }

    private int own(String topic, String schemaName) {
        return bundle.channel(topic, "json", schemaName, "jsonschema", "{}", Map.of("source", "station"));
    }

    private void write(int channel, long logTimeNanos, String json) {
        bundle.write(channel, logTimeNanos, logTimeNanos, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }
}

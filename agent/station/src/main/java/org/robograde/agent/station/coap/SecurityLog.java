package org.robograde.agent.station.coap;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts what was refused and tells of it, each kind at most ten times a second, so that a flood of forged messages fills nothing. The counts are
 * exact. Thread-safe.
 */
public final class SecurityLog {
    private static final int TOLD_PER_SECOND = 10;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final LongSupplier monotonicNanos;
    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private Consumer<Incident> listener;

    /** What can be refused. */
    public enum Kind {
        /** A peer that could not prove who it is. */
        HANDSHAKE_FAILED,
        /** A record that DTLS did not take. */
        RECORD_REFUSED,
        /** A record with a wrong authentication code. */
        FORGED,
        /** A command, or a reading, that was there before. */
        REPLAYED,
        /** A command by someone who has not proved who he is. */
        UNAUTHENTICATED;

        /** As recorded. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param peer address, or empty where DTLS does not say
     * @param untold how many of this kind were refused since the last one told
     */
    public record Incident(Kind kind, String peer, String detail, long untold) {}

    private static final class Count {
        private long total;
        private long untold;
        private long secondStartNanos;
        private int toldInSecond;
    }

    /** @param listener told on whatever thread refused */
    public SecurityLog(Consumer<Incident> listener) {
        this(listener, System::nanoTime);
    }

    SecurityLog(Consumer<Incident> listener, LongSupplier monotonicNanos) {
        this.listener = listener;
        this.monotonicNanos = monotonicNanos;
        for (Kind kind : Kind.values()) {
            counts.put(kind, new Count());
        }
    }

    /** One that only counts. */
    public static SecurityLog counting() {
        return new SecurityLog(incident -> {});
    }

    /** Who is told from now on. */
    public synchronized void listener(Consumer<Incident> next) {
        listener = next;
    }

    public void refused(Kind kind, String peer, String detail) {
        Incident incident;
        Consumer<Incident> told;
        synchronized (this) {
            Count count = of(kind);
            count.total++;
            long now = monotonicNanos.getAsLong();
            if (count.toldInSecond == 0 || now - count.secondStartNanos >= SECOND_NANOS) {
                count.secondStartNanos = now;
                count.toldInSecond = 0;
            }
            if (count.toldInSecond >= TOLD_PER_SECOND) {
                count.untold++;
                return;
            }
            count.toldInSecond++;
            incident = new Incident(kind, peer, detail, count.untold);
            count.untold = 0;
            told = listener;
        }
        told.accept(incident);
    }

    /** How many of this kind were refused so far. */
    public synchronized long count(Kind kind) {
        return of(kind).total;
    }

    private Count of(Kind kind) {
        return counts.computeIfAbsent(kind, each -> new Count());
    }
}

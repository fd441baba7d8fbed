package org.robograde.robots.ros.tcpros;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;

/** All connections of one subscription in the order in which they began. Thread-safe; each entry is counted up by its own reading thread. */
final class ConnectionLedger {
    /** A publisher that comes and goes for ever must not fill the memory; the newest are kept. */
    private static final int ENTRIES_MAX = 4_096;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    synchronized Entry begin(String publisherId, String publisherUri) {
        if (entries.size() == ENTRIES_MAX) {
            entries.removeFirst();
        }
        Entry entry = new Entry(publisherId, publisherUri);
        entries.addLast(entry);
        return entry;
    }

    synchronized List<PublisherConnection> all() {
        return entries.stream().map(Entry::soFar).toList();
    }

    /** Wall clock, UTC, since 1970. */
    static long wallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** One connection. */
    static final class Entry {
        private final int connectionId = Daemon.nextConnectionId();
        private final String publisherId;
        private final String publisherUri;
        private final long connectedMonotonicNanos = System.nanoTime();
        private final long connectedWallNanos = wallNanos();
        private OptionalLong endedMonotonicNanos = OptionalLong.empty();
        private OptionalLong endedWallNanos = OptionalLong.empty();
        private String endReason = "";
        private long messages;
        private long bytes;

        private Entry(String publisherId, String publisherUri) {
            this.publisherId = publisherId;
            this.publisherUri = publisherUri;
        }

        synchronized void received(int payloadBytes) {
            messages++;
            bytes += payloadBytes;
        }

        synchronized void end(String reason) {
            endedMonotonicNanos = OptionalLong.of(System.nanoTime());
            endedWallNanos = OptionalLong.of(wallNanos());
            endReason = reason;
        }

        /** What looked like one thing when the connection ended turned out to be another. */
        synchronized void endedBecause(String reason) {
            endReason = reason;
        }

        private synchronized PublisherConnection soFar() {
            return new PublisherConnection(
                    connectionId,
                    publisherId,
                    publisherUri,
                    connectedMonotonicNanos,
                    connectedWallNanos,
                    endedMonotonicNanos,
                    endedWallNanos,
                    endReason,
                    messages,
                    bytes);
        }
    }
}

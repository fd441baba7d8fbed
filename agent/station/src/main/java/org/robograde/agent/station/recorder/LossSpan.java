package org.robograde.agent.station.recorder;

import java.util.Optional;

/** Losses of one kind on one topic that belong together in time, so that the ledger has one entry and not thousands. */
final class LossSpan {
    private long count;
    private long fromNanos;
    private long toNanos;

    /** So many messages lost between two moments, in trial time. */
    record Lost(long count, long fromNanos, long toNanos) {}

    void add(long messages, long from, long to) {
        fromNanos = count == 0 ? from : Math.min(fromNanos, from);
        toNanos = count == 0 ? to : Math.max(toNanos, to);
        count += messages;
    }

    /** What was lost, if nothing more has been lost since {@code quietSinceNanos}; it is then forgotten here. */
    Optional<Lost> takeIfQuiet(long quietSinceNanos) {
        if (count == 0 || toNanos > quietSinceNanos) {
            return Optional.empty();
        }
        Lost lost = new Lost(count, fromNanos, toNanos);
        count = 0;
        return Optional.of(lost);
    }
}

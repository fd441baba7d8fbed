package org.robograde.agent.station.recorder;

import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.robots.units.LinkRecord;

/** States what connections that broke, or stood late, mean for a recording: ROS 1 has no number on the wire, so nobody knows how much is missing. */
final class LinkLosses {
    private static final String BROKE =
            "a connection broke; what was under way, and what was sent until it stood again, is missing";
    private static final String KNOWN_BY = "the robot link";

    private final BundleWriter bundle;
    private final long fromNanos;
    private final long toNanos;
    private final LongUnaryOperator atMonotonic;

    /** @param fromNanos when the trial began, and {@code toNanos} when it ended, in trial time */
    LinkLosses(BundleWriter bundle, long fromNanos, long toNanos, LongUnaryOperator atMonotonic) {
        this.bundle = bundle;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.atMonotonic = atMonotonic;
    }

    /**
     * @param brokenBefore broken connections per topic before the trial
     * @param granted whether trial time is granted, so that the links' own times say nothing
     */
    void state(Ear ear, Map<String, Long> brokenBefore, boolean granted) {
        ear.brokenLinks().forEach((topic, count) -> {
            if (count > brokenBefore.getOrDefault(topic, 0L)) {
                List<LinkRecord> links = granted ? List.of() : ear.links(topic);
                if (!stateGaps(topic, links)) {
                    bundle.lost(topic, -1, fromNanos, toNanos, BROKE, KNOWN_BY);
                }
            }
        });
        if (!granted) {
            ear.topics().forEach(topic -> noteLate(topic, ear.links(topic)));
        }
    }

    /** From each end of a connection to the next one with the same publisher; false if no end is known. */
    private boolean stateGaps(String topic, List<LinkRecord> links) {
        boolean stated = false;
        for (LinkRecord link : links) {
            long endedNanos = link.endedMonotonicNanos().isPresent()
                    ? atMonotonic.applyAsLong(link.endedMonotonicNanos().getAsLong())
                    : Long.MIN_VALUE;
            if (endedNanos < fromNanos || endedNanos > toNanos) {
                continue;
            }
            long againNanos = links.stream()
                    .filter(next -> next.publisherId().equals(link.publisherId()))
                    .mapToLong(next -> atMonotonic.applyAsLong(next.connectedMonotonicNanos()))
                    .filter(connected -> connected >= endedNanos)
                    .min()
                    .orElse(toNanos);
            bundle.lost(
                    topic,
                    -1,
                    endedNanos,
                    Math.min(againNanos, toNanos),
                    BROKE + " (" + link.publisherId() + ": " + link.endReason() + ")",
                    KNOWN_BY);
            stated = true;
        }
        return stated;
    }

    private void noteLate(String topic, List<LinkRecord> links) {
        for (LinkRecord link : links) {
            long connected = atMonotonic.applyAsLong(link.connectedMonotonicNanos());
            if (connected > fromNanos && connected <= toNanos) {
                bundle.note(String.format(
                        java.util.Locale.ROOT,
                        "%s: %s was connected at %.3f s, after recording began; what it sent before is not here",
                        topic,
                        link.publisherId(),
                        connected / 1e9));
            }
        }
    }
}

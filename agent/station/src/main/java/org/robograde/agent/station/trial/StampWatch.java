package org.robograde.agent.station.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.agent.station.recorder.Ear;
import org.robograde.agent.station.recorder.StampReader;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;

/**
 * Holds what a unit stamps on its messages against the station's clock, before a trial: a clock that is wrong by more than a second is corrected by
 * nobody who reads the evidence later. Thread-safe.
 */
final class StampWatch implements Ear.Listener {
    private static final long WRONG_NANOS_MIN = 1_000_000_000L;

    /** Stamps below this are a time of their own, such as a simulation's, and no clock. */
    private static final long CLOCK_FROM_NANOS = (1L << 28) * 1_000_000_000L;

    private final Set<String> topics;
    private final StampReader stamps = new StampReader(MessageRegistry.shipped());
    private final Map<String, Long> leastDelayNanos = new TreeMap<>();

    StampWatch(Set<String> topics) {
        this.topics = topics;
    }

    @Override
    public synchronized void heard(RawMessage message) {
        if (!topics.contains(message.topic()) || message.latching()) {
            return;
        }
        OptionalLong stamp = stamps.layoutOf(message).stampNanos(message.payload());
        if (stamp.isPresent() && stamp.getAsLong() >= CLOCK_FROM_NANOS) {
            leastDelayNanos.merge(message.topic(), message.receivedWallNanos() - stamp.getAsLong(), Math::min);
        }
    }

    /** Topics whose stamps are off, in words. */
    synchronized List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        leastDelayNanos.forEach((topic, nanos) -> {
            if (Math.abs(nanos) > WRONG_NANOS_MIN) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "the time stamps of %s are %.1f s %s the station's clock; synchronise the two (NTP, PTP)",
                        topic,
                        Math.abs(nanos) / 1e9,
                        nanos > 0 ? "behind" : "ahead of"));
            }
        });
        return doubts;
    }
}

package org.robograde.agent.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What an import learns about one channel's times while its messages pass. */
final class ImportedChannel {
    /** Transport and clock together should stay well below this; more means that two clocks are at work. */
    private static final double FAR_SECONDS = 0.1;

    private final String topic;
    private final HeaderStamp stamp;
    private long messages;
    private long stamped;
    private long backward;
    private long unset;
    private long lastStamp = Long.MIN_VALUE;
    private double delaySum;
    private double delayMin = Double.POSITIVE_INFINITY;
    private double delayMax = Double.NEGATIVE_INFINITY;

    ImportedChannel(String topic, HeaderStamp stamp) {
        this.topic = topic;
        this.stamp = stamp;
    }

    HeaderStamp stamp() {
        return stamp;
    }

    void take(OptionalLong stampNanos, long receivedNanos) {
        messages++;
        if (stampNanos.isEmpty()) {
            unset++;
            return;
        }
        long at = stampNanos.getAsLong();
        backward += stamped > 0 && at < lastStamp ? 1 : 0;
        lastStamp = at;
        stamped++;
        double delay = (receivedNanos - at) / 1e9;
        delaySum += delay;
        delayMin = Math.min(delayMin, delay);
        delayMax = Math.max(delayMax, delay);
    }

    /** What is odd, each as a sentence. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (backward > 0) {
            remarks.add(topic + ": " + backward + " of " + stamped + " header stamps lie before the one before them");
        }
        if (stamp != HeaderStamp.NONE && unset > 0) {
            remarks.add(topic + ": " + unset + " of " + messages
                    + " messages have no header stamp; their receive time stands in for it");
        }
        if (stamped > 0 && Math.abs(delaySum / stamped) > FAR_SECONDS) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: messages were received %.3f s after their header stamp on average (%.3f to %.3f s): two clocks that"
                            + " do not agree, or a slow path",
                    topic,
                    delaySum / stamped,
                    delayMin,
                    delayMax));
        }
        return remarks;
    }
}

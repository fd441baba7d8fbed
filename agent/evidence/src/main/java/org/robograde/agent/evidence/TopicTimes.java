package org.robograde.agent.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be said about the clocks behind one topic, from its receive times and header stamps alone: where they step back,
 * how far apart the two are, and which kinds of clock they can be on. Memory does not grow with the number of messages.
 */
final class TopicTimes {
    /** Transport and clock together should stay well below this; more means that two clocks are at work, or a slow path. */
    private static final long FAR_NANOS = 100_000_000L;

    /** Times of one kind, in the order of the file. */
    private static final class Series {
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long before;
        private long steps;
        private long largestStep;

        void take(long nanos) {
            if (count > 0 && nanos < before) {
                steps++;
                largestStep = Math.max(largestStep, before - nanos);
            }
            before = nanos;
            first = Math.min(first, nanos);
            last = Math.max(last, nanos);
            count++;
        }

        Optional<String> remark(String what) {
            return steps == 0
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "%s step back %d times among %d, by %.6f s at most",
                            what,
                            steps,
                            count,
                            largestStep / 1e9));
        }

        ClockKind kind() {
            return ClockKind.of(first, last);
        }
    }

    private final Series received = new Series();
    private final Series stamped = new Series();
    private final DelaySpread delays = new DelaySpread();
    private long unset;

    /** @param stampNanos the header's stamp, empty if the message has none or it was not set */
    void take(OptionalLong stampNanos, long receivedNanos) {
        received.take(receivedNanos);
        if (stampNanos.isEmpty()) {
            unset++;
            return;
        }
        stamped.take(stampNanos.getAsLong());
        delays.add(receivedNanos - stampNanos.getAsLong());
    }

    long messages() {
        return received.count;
    }

    long firstReceivedNanos() {
        return received.first;
    }

    long lastReceivedNanos() {
        return received.last;
    }

    long backwardSteps() {
        return received.steps;
    }

    long backwardStampSteps() {
        return stamped.steps;
    }

    /** How far the receive times step back at most, nanoseconds. */
    long largestBackwardNanos() {
        return received.largestStep;
    }

    /** Median of receive time minus header stamp, nanoseconds; empty if no message has a stamp. */
    OptionalLong medianDelayNanos() {
        return delays.count() == 0 ? OptionalLong.empty() : OptionalLong.of(delays.quantile(0.5));
    }

    Optional<ClockKind> receiveClock() {
        return received.count == 0 ? Optional.empty() : Optional.of(received.kind());
    }

    Optional<ClockKind> stampClock() {
        return stamped.count == 0 ? Optional.empty() : Optional.of(stamped.kind());
    }

    /**
     * All that is to be known, each as a sentence without the topic's name.
     *
     * @param begins whether the type begins with a header, so that stamps are to be expected
     * @param usual the clock that most receive times of the recording are on; said again only of topics on another
     */
    List<String> remarks(boolean begins, ClockKind usual) {
        List<String> remarks = new ArrayList<>();
        if (received.count == 0) {
            return remarks;
        }
        if (received.kind() != usual) {
            remarks.add("receive times " + received.kind().describe(received.first, received.last)
                    + ", unlike those of other topics");
        }
        received.remark("receive times").ifPresent(remarks::add);
        if (begins && unset > 0) {
            remarks.add(unset + " of " + received.count
                    + " messages have no header stamp; their receive time stands in for it");
        }
        if (stamped.count > 0) {
            if (stamped.kind() != received.kind()) {
                remarks.add("header stamps " + stamped.kind().describe(stamped.first, stamped.last)
                        + ", unlike its receive times: delays cannot be told from them");
            } else {
                remarks.add(delay());
            }
            stamped.remark("header stamps").ifPresent(remarks::add);
        }
        return remarks;
    }

    private String delay() {
        long median = delays.quantile(0.5);
        return String.format(
                Locale.ROOT,
                "messages were received %.6f s after their header stamp (median of %d; 90 %% of them %.6f to %.6f s)%s",
                median / 1e9,
                delays.count(),
                delays.quantile(0.05) / 1e9,
                delays.quantile(0.95) / 1e9,
                Math.abs(median) > FAR_NANOS ? ": two clocks that do not agree, or a slow path" : "");
    }
}

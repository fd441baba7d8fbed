package org.robograde.agent.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be said about the clocks behind a recording made elsewhere; pure, topic by topic. */
final class RecordingTimes {
    private final SortedMap<String, TopicTimes> topics = new TreeMap<>();
    private final SortedMap<String, Boolean> withHeader = new TreeMap<>();
    private long messages;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long previousNanos = Long.MIN_VALUE;
    private long backward;

    /** @param hasHeader whether messages of the topic begin with a header */
    void topic(String topic, boolean hasHeader) {
        topics.computeIfAbsent(topic, any -> new TopicTimes());
        withHeader.merge(topic, hasHeader, Boolean::logicalOr);
    }

    void take(String topic, OptionalLong stampNanos, long receivedNanos) {
        topics.computeIfAbsent(topic, any -> new TopicTimes()).take(stampNanos, receivedNanos);
        backward += receivedNanos < previousNanos ? 1 : 0;
        previousNanos = receivedNanos;
        firstNanos = Math.min(firstNanos, receivedNanos);
        lastNanos = Math.max(lastNanos, receivedNanos);
        messages++;
    }

    long messages() {
        return messages;
    }

    /** First receive time, 0 if there is no message. */
    long firstNanos() {
        return messages == 0 ? 0 : firstNanos;
    }

    long lastNanos() {
        return messages == 0 ? 0 : lastNanos;
    }

    /** What is to be known, each as a sentence. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (messages == 0) {
            remarks.add("the recording holds no message");
            return remarks;
        }
        ClockKind usual = usual();
        remarks.add("receive times " + describe(usual)
                + (topics.containsKey("/clock") ? "; the recording has a /clock, so a simulation was at work" : ""));
        if (backward > 0) {
            remarks.add(backward + " messages stand in the file behind one that was received later");
        }
        topics.forEach((topic, times) -> times.remarks(withHeader.getOrDefault(topic, false), usual)
                .forEach(remark -> remarks.add(topic + ": " + remark)));
        return remarks;
    }

    private String describe(ClockKind kind) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (TopicTimes times : topics.values()) {
            if (times.receiveClock().filter(kind::equals).isPresent()) {
                first = Math.min(first, times.firstReceivedNanos());
                last = Math.max(last, times.lastReceivedNanos());
            }
        }
        return kind.describe(first, last);
    }

    /** The kind of clock that most messages were received on. */
    private ClockKind usual() {
        Map<ClockKind, Long> counts = new EnumMap<>(ClockKind.class);
        topics.values()
                .forEach(times ->
                        times.receiveClock().ifPresent(kind -> counts.merge(kind, times.messages(), Long::sum)));
        ClockKind most = ClockKind.WALL;
        for (ClockKind kind : ClockKind.values()) {
            if (counts.getOrDefault(kind, 0L) > counts.getOrDefault(most, 0L)) {
                most = kind;
            }
        }
        return most;
    }
}

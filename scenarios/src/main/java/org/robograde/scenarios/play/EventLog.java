package org.robograde.scenarios.play;

import java.util.Map;
import java.util.TreeMap;

/** The one door to the sink: keeps times from going back when the stopping thread and the player record at once. Thread-safe. */
final class EventLog {
    private final EventSink sink;
    private final TrialClock clock;
    private long lastNanos = Long.MIN_VALUE;

    EventLog(EventSink sink, TrialClock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** @param attributes name, value, name, value, ... */
    void record(String kind, Object... attributes) {
        Map<String, Object> named = new TreeMap<>();
        for (int i = 0; i < attributes.length; i += 2) named.put((String) attributes[i], attributes[i + 1]);
        record(kind, named);
    }

    synchronized void record(String kind, Map<String, Object> attributes) {
        lastNanos = Math.max(lastNanos, clock.nowNanos());
        sink.event(lastNanos, kind, Map.copyOf(attributes));
    }
}

package org.robograde.scenarios.play;

import java.util.Map;

/** Takes what the player does and sees. Must be thread-safe: an emergency stop is recorded by the thread that calls it. */
public interface EventSink {
    /**
     * @param atNanos trial time; never goes back between two calls
     * @param kind one of the kinds in the evidence's SPEC.md, e.g. {@code goal_sent}
     * @param attributes values are String, Double, Long, Boolean, or List of these
     */
    void event(long atNanos, String kind, Map<String, Object> attributes);
}

package org.robograde.agent.evidence;

import java.util.Map;

/**
 * Something the station did or saw, recorded as evidence.
 *
 * @param atNanos on the recording's {@link TimeBase}
 * @param kind one of the kinds listed in SPEC.md, e.g. {@code goal_sent}
 * @param attributes values are String, Double, Long, Boolean, or List of these
 */
public record TrialEvent(long atNanos, String kind, Map<String, Object> attributes) {
    public TrialEvent {
        attributes = Map.copyOf(attributes);
    }
}

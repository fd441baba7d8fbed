package org.robograde.agent.station.safety;

import java.util.List;
import java.util.OptionalLong;

/**
 * One thing that happened to the state machine, for the record.
 *
 * @param atMonotonicNanos station's monotonic clock, when what happened was noticed
 * @param source who or what it came from, e.g. {@code estop} or a person's name
 * @param refusal why it changed nothing; empty if it was accepted
 * @param reactionNanos from {@code atMonotonicNanos} until the stop had been sent by every way; empty if none was sent
 * @param ways by which the stop was sent
 */
public record SafetyNote(
        long atMonotonicNanos,
        SafetyEvent event,
        String source,
        String detail,
        SafetyState from,
        SafetyState to,
        String refusal,
        OptionalLong reactionNanos,
        List<String> ways) {
    public SafetyNote {
        ways = List.copyOf(ways);
    }
}

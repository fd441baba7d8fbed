package org.robograde.agent.station.recorder;

/**
 * What came of one publisher on one topic.
 *
 * @param messages received
 * @param dropped of these, messages that could not be kept
 * @param unheard messages that the publisher's own count says it sent and that never came
 * @param firstNanos trial time of the first; all times are log times
 * @param silenceNanosMax the longest time between two messages, from {@code silenceFromNanos} on
 */
public record StreamFigures(
        String topic,
        String publisher,
        long messages,
        long dropped,
        long unheard,
        long firstNanos,
        long lastNanos,
        long silenceFromNanos,
        long silenceNanosMax) {}

package org.robograde.agent.station.instruments;

import java.util.OptionalLong;

/**
 * How one instrument's link is, now.
 *
 * @param live whether it was heard within the allowed silence
 * @param lastHeardMonotonicNanos the station's monotonic clock when it was last heard; empty if never
 * @param maxAgeSeconds for how long the instrument said its last state holds
 * @param readings delivered so far
 * @param malformed answers that could not be used so far
 * @param registrations how often the link asked to be told of changes; more than one means that it had to ask again
 */
public record InstrumentHealth(
        boolean live,
        OptionalLong lastHeardMonotonicNanos,
        long maxAgeSeconds,
        long readings,
        long malformed,
        long registrations) {}

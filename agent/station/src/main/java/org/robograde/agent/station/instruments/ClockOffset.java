package org.robograde.agent.station.instruments;

/**
 * How far an instrument's clock is ahead of the station's, from one question and its answer (cf. RFC 5905 section 8, with one time stamp at the far end).
 *
 * @param offsetNanos instrument's clock minus station's
 * @param uncertaintyNanos half the time between question and answer: the true offset lies within
 */
public record ClockOffset(long offsetNanos, long uncertaintyNanos) {
    /** @param farNanos what the instrument's clock showed between the two, UTC since 1970 */
    static ClockOffset of(long askedWallNanos, long farNanos, long answeredWallNanos) {
        long half = Math.max(0, answeredWallNanos - askedWallNanos) / 2;
        return new ClockOffset(farNanos - (askedWallNanos + half), half);
    }
}

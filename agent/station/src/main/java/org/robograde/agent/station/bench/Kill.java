package org.robograde.agent.station.bench;

/**
 * How one kill of a recorder ended.
 *
 * @param sent messages before it
 * @param readBack messages that were read back
 * @param lostMillis from the last message that reads back to the kill, by the sender's clock
 */
record Kill(long sent, long readBack, double lostMillis) {
    /** Of the messages sent, how many were read back. */
    double percent() {
        return 100.0 * Math.min(readBack, sent) / sent;
    }
}

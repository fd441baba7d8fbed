package org.robograde.agent.evidence.db3;

import java.nio.ByteBuffer;

/** Gets a recording's messages in the order they were stored. */
public interface Db3Listener {
    /** @param receivedNanos when the recorder received it, on the clock the recorder ran on */
    void message(long topicId, long receivedNanos, ByteBuffer payload);

    /**
     * Rows that cannot be read.
     *
     * @param messages lost, -1 if not known
     * @param fromNanos of the last message before them, or of the first behind them
     */
    void damage(long messages, long fromNanos, long toNanos, String reason);

    /** How far reading has come, 0 to 1. */
    void progress(double fraction);
}

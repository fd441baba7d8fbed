package org.robograde.agent.evidence.bag;

import java.nio.ByteBuffer;

/** Gets a bag's content in the order of the file. */
public interface BagListener {
    /** Comes before the first message of the connection. */
    void connection(BagConnection connection);

    /**
     * @param receivedNanos when the recorder received it, on the clock the recorder ran on
     * @param payload ROS 1 wire form; valid during the call
     */
    void message(int connectionId, long receivedNanos, ByteBuffer payload);

    /**
     * A stretch that cannot be read.
     *
     * @param messages lost, -1 if not known
     * @param fromNanos earliest receive time lost, 0 if not known
     */
    void damage(long messages, long fromNanos, long toNanos, String reason);

    /** How far reading has come, 0 to 1. */
    void progress(double fraction);
}

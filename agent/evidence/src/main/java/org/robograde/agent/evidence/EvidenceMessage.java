package org.robograde.agent.evidence;

import java.nio.ByteBuffer;

/**
 * One recorded message.
 *
 * @param channel where it came from
 * @param sequence the channel's own count, from 0, without gaps unless the loss ledger says so
 * @param logTimeNanos when the station received it, on the recording's {@link TimeBase}
 * @param publishTimeNanos when the source says it was made (header stamp), else the log time
 * @param payload read-only, position 0
 */
public record EvidenceMessage(
        Channel channel, long sequence, long logTimeNanos, long publishTimeNanos, ByteBuffer payload) {}

package org.robograde.robots.units;

import java.util.OptionalLong;

/**
 * One connection to one publisher of a topic: from when to when it was heard, and why no longer.
 *
 * @param publisherId the publisher as its protocol names it; for ROS 1 the node
 * @param connectedMonotonicNanos the station's monotonic clock when messages could come
 * @param endedMonotonicNanos empty while it lasts
 * @param endReason in words for people; empty while it lasts
 * @param messageCount messages received over it so far
 * @param byteCount their payloads' bytes
 */
public record LinkRecord(
        String publisherId,
        long connectedMonotonicNanos,
        OptionalLong endedMonotonicNanos,
        String endReason,
        long messageCount,
        long byteCount) {}

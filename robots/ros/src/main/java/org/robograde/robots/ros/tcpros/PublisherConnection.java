package org.robograde.robots.ros.tcpros;

import java.util.OptionalLong;

/**
 * What one connection to a publisher has been so far: for whoever must say from when to when a topic was heard.
 *
 * @param connectionId one number per connection of this process
 * @param publisherId the publishing node's name, as it stated it
 * @param publisherUri its XML-RPC address, as the master lists it
 * @param connectedMonotonicNanos the monotonic clock when the publisher's header had been accepted
 * @param connectedWallNanos UTC since 1970 at that moment
 * @param endedMonotonicNanos empty while it lasts
 * @param endedWallNanos empty while it lasts
 * @param endReason in words; empty while it lasts
 * @param messageCount messages received
 * @param byteCount their payloads' bytes, without length prefixes
 */
public record PublisherConnection(
        int connectionId,
        String publisherId,
        String publisherUri,
        long connectedMonotonicNanos,
        long connectedWallNanos,
        OptionalLong endedMonotonicNanos,
        OptionalLong endedWallNanos,
        String endReason,
        long messageCount,
        long byteCount) {}

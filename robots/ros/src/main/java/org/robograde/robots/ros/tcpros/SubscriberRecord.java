package org.robograde.robots.ros.tcpros;

/**
 * What one connected subscriber of a topic has been sent.
 *
 * @param connectionId one number per connection of this process
 * @param callerId the subscribing node, as it named itself
 * @param sentCount messages handed to its socket
 * @param sentBytes their payloads' bytes
 * @param droppedCount messages it will never get, because it was too slow
 */
public record SubscriberRecord(int connectionId, String callerId, long sentCount, long sentBytes, long droppedCount) {}

package org.robograde.robots.ros.bridge;

import java.time.Duration;

/**
 * How patient and how generous a bridge link is.
 *
 * @param connectTimeout for the connection and the bridge's first words
 * @param silenceTimeout a bridge that sends nothing for so long, not even an answer to a ping, is taken for gone
 * @param messageBytesMax a message above it breaks the link, since what follows could not be trusted
 * @param queueBytesMax waiting to be sent; above it the oldest topic messages go, and are counted
 */
public record BridgeOptions(Duration connectTimeout, Duration silenceTimeout, int messageBytesMax, int queueBytesMax) {
    public static BridgeOptions standard() {
        return new BridgeOptions(Duration.ofSeconds(10), Duration.ofSeconds(15), 256 << 20, 32 << 20);
    }
}

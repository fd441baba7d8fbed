package org.robograde.robots.messages;

/**
 * A signed span of time as ROS carries it.
 *
 * @param seconds whole seconds, may be negative
 * @param nanoseconds same sign convention as ROS: normally 0 to 999,999,999
 */
public record RosDuration(int seconds, int nanoseconds) {
    public long toNanos() {
        return seconds * 1_000_000_000L + nanoseconds;
    }
}

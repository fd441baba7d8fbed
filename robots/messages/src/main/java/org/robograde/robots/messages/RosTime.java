package org.robograde.robots.messages;

/**
 * A point in time as ROS carries it: seconds since the epoch of whichever clock the sender uses, and nanoseconds.
 *
 * @param seconds whole seconds, 0 to 2^32 - 1 in ROS 1
 * @param nanoseconds 0 to 999,999,999
 */
public record RosTime(long seconds, int nanoseconds) implements Comparable<RosTime> {
    public static final RosTime ZERO = new RosTime(0, 0);

    public static RosTime ofNanos(long nanos) {
        return new RosTime(Math.floorDiv(nanos, 1_000_000_000L), (int) Math.floorMod(nanos, 1_000_000_000L));
    }

    public long toNanos() {
        return seconds * 1_000_000_000L + nanoseconds;
    }

    @Override
    public int compareTo(RosTime other) {
        return Long.compare(toNanos(), other.toNanos());
    }
}

package org.robograde.agent.station.recorder;

/**
 * Tells from a publisher's own count (the {@code seq} of a std_msgs/Header) how many messages never reached the station.
 * ROS 1 has no number on the wire; roscpp and rospy count in the header, others leave it at zero or carry on a number that
 * was given elsewhere. So a publisher is believed only after it has counted by one for a while, and a count that goes back
 * is a new beginning, not a loss.
 */
final class SequenceWatch {
    /** Steps by one after which a publisher is taken to count. */
    private static final int BELIEVED_AFTER = 16;

    /** A larger step is no gap: nobody loses so much in one go and counts on. */
    private static final long GAP_MAX = 1_000_000;

    private long last = -1;
    private int steps;

    /**
     * @param sequence unsigned 32 bits
     * @return messages missing in front of this one; 0 if none, or if the publisher is not known to count
     */
    long missingBefore(long sequence) {
        long step = last < 0 ? 0 : (sequence - last) & 0xFFFF_FFFFL;
        last = sequence;
        if (step == 1) {
            steps = Math.min(steps + 1, BELIEVED_AFTER);
            return 0;
        }
        if (steps < BELIEVED_AFTER || step == 0 || step > GAP_MAX) {
            steps = 0;
            return 0;
        }
        return step - 1;
    }
}

package org.robograde.grader.motion.teleoperation;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * How far positions lie from where they should be, pair by pair.
 *
 * @param pairs how many
 * @param rms root mean square of the distances, in the caller's unit
 * @param greatestAt index of the pair furthest apart
 */
public record TrackingError(int pairs, double mean, double rms, double greatest, int greatestAt) {
    /**
     * @param commanded already brought to the slave's frame, scale and time
     * @param attained one for each, at least one
     */
    public static TrackingError of(List<Vector3> commanded, List<Vector3> attained) {
        if (commanded.size() != attained.size() || commanded.isEmpty()) {
            throw new IllegalArgumentException("a tracking error needs pairs, there are " + commanded.size()
                    + " commanded and " + attained.size() + " attained positions");
        }
        Tally tally = new Tally();
        for (int i = 0; i < commanded.size(); i++) {
            tally.add(commanded.get(i), attained.get(i));
        }
        return tally.error();
    }

    /** Takes pair after pair and keeps none. */
    public static final class Tally {
        private int pairs;
        private double sum;
        private double squares;
        private double greatest = -1;
        private int greatestAt;

        public void add(Vector3 commanded, Vector3 attained) {
            double off = commanded.distanceTo(attained);
            sum += off;
            squares += off * off;
            greatestAt = off > greatest ? pairs : greatestAt;
            greatest = Math.max(greatest, off);
            pairs++;
        }

        public int pairs() {
            return pairs;
        }

        /** Index of the pair that is the furthest apart so far. */
        public int greatestAt() {
            return greatestAt;
        }

        /** Of at least one pair. */
        public TrackingError error() {
            return new TrackingError(pairs, sum / pairs, Math.sqrt(squares / pairs), greatest, greatestAt);
        }
    }
}

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
        double sum = 0;
        double squares = 0;
        double greatest = -1;
        int at = 0;
        for (int i = 0; i < commanded.size(); i++) {
            double off = commanded.get(i).distanceTo(attained.get(i));
            sum += off;
            squares += off * off;
            at = off > greatest ? i : at;
            greatest = Math.max(greatest, off);
        }
        int n = commanded.size();
        return new TrackingError(n, sum / n, Math.sqrt(squares / n), greatest, at);
    }
}

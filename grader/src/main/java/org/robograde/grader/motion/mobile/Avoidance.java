package org.robograde.grader.motion.mobile;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

/**
 * How a robot goes round an obstacle on its way (obstacle detection and avoidance of ISO 18646-2; obstacle detection distance and
 * avoidance time of GB/T 40327). The standards' own start and end of the avoidance were not at hand: here it begins when the robot
 * first reacts and ends when it is back on its way.
 *
 * @param detectionDistance metres between robot and obstacle at the first reaction: it slows by a tenth, or leaves its way
 * @param leastDistance metres between robot and obstacle, over the whole record
 * @param seconds from the first reaction until it is back on its way and no longer leaves it
 * @param extraWay metres driven in that time more than along the way
 */
public record Avoidance(double detectionDistance, double leastDistance, double seconds, double extraWay) {
    private static final double SLOWER = 0.9;

    /**
     * @param seconds times of the samples, not falling
     * @param places the robot's centre at each
     * @param speeds m/s at each
     * @param obstacleDistances metres from the robot's hull to the obstacle at each
     * @param onTheWayMeters no further off than this counts as on the way, above the noise of the positions
     * @return nothing if the robot never reacts, or never comes back to its way
     */
    public static Optional<Avoidance> of(
            double[] seconds,
            List<Place> places,
            double[] speeds,
            double[] obstacleDistances,
            PlanarPath way,
            double onTheWayMeters) {
        int n = seconds.length;
        if (n < 2 || places.size() != n || speeds.length != n || obstacleDistances.length != n) {
            throw new IllegalArgumentException(
                    "an avoidance needs place, speed and distance at each of at least 2 times, there"
                            + " are " + n + " times, " + places.size() + " places, " + speeds.length + " speeds, "
                            + obstacleDistances.length + " distances");
        }
        double fastest = 0;
        int reacted = -1;
        int lastOff = -1;
        double least = obstacleDistances[0];
        for (int i = 0; i < n; i++) {
            boolean off = way.distanceTo(places.get(i)) > onTheWayMeters;
            boolean slows = speeds[i] < SLOWER * fastest;
            fastest = Math.max(fastest, speeds[i]);
            reacted = reacted < 0 && (off || slows) ? i : reacted;
            lastOff = off ? i : lastOff;
            least = Math.min(least, obstacleDistances[i]);
        }
        if (reacted < 0 || lastOff == n - 1) {
            return Optional.empty();
        }
        int back = Math.max(reacted, lastOff + 1);
        double driven = new PlanarPath(places.subList(reacted, back + 1)).length();
        double direct = places.get(reacted).distanceTo(places.get(back));
        return Optional.of(
                new Avoidance(obstacleDistances[reacted], least, seconds[back] - seconds[reacted], driven - direct));
    }
}

package org.robograde.grader.motion.separation;

/**
 * How much more than the protective distance there was between a robot and people.
 *
 * @param least the least margin in metres; negative: too near
 * @param leastAt index of that sample
 * @param atLeast the terms of the protective distance there
 * @param closest the least distance of all, wherever it was, in metres
 * @param closestAt index of that sample
 * @param required the protective distance at each sample, in metres
 * @param secondsTooNear time with a negative margin, each sample counting until the next
 */
@SuppressWarnings("ArrayRecordComponent") // made here and read by index; nobody compares margins
public record SeparationMargin(
        double least,
        int leastAt,
        ProtectiveSeparation atLeast,
        double closest,
        int closestAt,
        double[] required,
        double secondsTooNear) {
    /**
     * @param seconds times of the samples, not falling; at least one
     * @param distances metres between the nearest person and the nearest part of the robot
     * @param robotSpeeds m/s towards the person, or the whole speed where its direction is not known (then the margin is
     *     smaller than it need be, never greater)
     */
    public static SeparationMargin of(
            double[] seconds, double[] distances, double[] robotSpeeds, ProtectiveSeparation.Setting setting) {
        if (seconds.length == 0 || distances.length != seconds.length || robotSpeeds.length != seconds.length) {
            throw new IllegalArgumentException(
                    "a margin needs a distance and a speed for each of at least one time, there are " + seconds.length
                            + " times, " + distances.length + " distances, " + robotSpeeds.length + " speeds");
        }
        int least = 0;
        int closest = 0;
        double leastMargin = Double.POSITIVE_INFINITY;
        double[] required = new double[seconds.length];
        double tooNear = 0;
        for (int i = 0; i < seconds.length; i++) {
            required[i] =
                    setting.constantDeceleration(Math.max(0, robotSpeeds[i])).meters();
            double margin = distances[i] - required[i];
            if (margin < leastMargin) {
                leastMargin = margin;
                least = i;
            }
            closest = distances[i] < distances[closest] ? i : closest;
            tooNear += margin < 0 && i + 1 < seconds.length ? seconds[i + 1] - seconds[i] : 0;
        }
        return new SeparationMargin(
                leastMargin,
                least,
                setting.constantDeceleration(Math.max(0, robotSpeeds[least])),
                distances[closest],
                closest,
                required,
                tooNear);
    }
}

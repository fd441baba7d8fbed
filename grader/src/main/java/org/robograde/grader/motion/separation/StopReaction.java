package org.robograde.grader.motion.separation;

/**
 * What a moving robot does after a signal to stop, or after its link is gone: how long until it slows, until it stands, how far it
 * goes. ISO 18646-1 measures stopping distance and time; from the signal, not from the start of braking, because the signal is
 * what the field can see.
 *
 * @param slowingSeconds from the signal until the speed is a tenth below what it was; to the end of the record if it never is
 * @param slowed whether it ever was
 * @param standingSeconds from the signal until the speed is below {@code standingSpeed}; to the end of the record if it never is
 * @param stood whether it ever was
 * @param distance gone from the signal until then: the integral of the speed, by trapezes
 * @param decelerationMean from slowing to standing: what the speed falls between these two samples over the time between them, 0 if it never
 *     stood, or did so at once
 */
public record StopReaction(
        double slowingSeconds,
        boolean slowed,
        double standingSeconds,
        boolean stood,
        double distance,
        double decelerationMean) {
    private static final double SLOWER = 0.9;

    /**
     * @param seconds times of the samples, not falling
     * @param speeds 0 or more
     * @param signalSeconds within the record
     * @param standingSpeed above 0
     * @throws IllegalArgumentException if the record does not span the signal, or the robot stood already
     */
    public static StopReaction of(double[] seconds, double[] speeds, double signalSeconds, double standingSpeed) {
        int next = firstAfter(seconds, signalSeconds);
        if (seconds.length != speeds.length || next == 0 || next == seconds.length) {
            throw new IllegalArgumentException("the speeds do not span the signal at " + signalSeconds + " s");
        }
        double before = at(seconds, speeds, next, signalSeconds);
        if (!(before >= standingSpeed)) {
            throw new IllegalArgumentException("there is nothing to stop: the speed is " + before + " at the signal");
        }
        int slow = firstBelow(speeds, next, SLOWER * before);
        int stand = firstBelow(speeds, next, standingSpeed);
        int last = seconds.length - 1;
        boolean stood = stand <= last;
        double slowing = seconds[Math.min(slow, last)] - signalSeconds;
        double standing = seconds[Math.min(stand, last)] - signalSeconds;
        double distance = (seconds[next] - signalSeconds) * (before + speeds[next]) / 2;
        for (int i = next + 1; i <= Math.min(stand, last); i++) {
            distance += (seconds[i] - seconds[i - 1]) * (speeds[i] + speeds[i - 1]) / 2;
        }
        double braking = standing - slowing;
        return new StopReaction(
                slowing,
                slow <= last,
                standing,
                stood,
                distance,
                stood && braking > 0 ? (speeds[slow] - speeds[stand]) / braking : 0);
    }

    private static int firstAfter(double[] seconds, double signal) {
        int i = 0;
        while (i < seconds.length && seconds[i] <= signal) {
            i++;
        }
        return i;
    }

    private static double at(double[] seconds, double[] speeds, int next, double signal) {
        double part = (signal - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
        return speeds[next - 1] + part * (speeds[next] - speeds[next - 1]);
    }

    private static int firstBelow(double[] speeds, int from, double limit) {
        int i = from;
        while (i < speeds.length && !(speeds[i] < limit)) {
            i++;
        }
        return i;
    }
}

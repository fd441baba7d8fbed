package org.robograde.agent.vision;

import org.robograde.robots.messages.Message;

/**
 * A pose as it was written into the observations, for drawing it.
 *
 * @param atNanos log time of its frame
 * @param x metres in {@code map}
 * @param y metres in {@code map}
 * @param headingRadians counter-clockwise from {@code map}'s x axis
 * @param xx variance of x
 * @param xy covariance of x and y
 * @param yy variance of y
 * @param headingVariance radians squared
 */
record ObservedPose(
        long atNanos,
        double x,
        double y,
        double headingRadians,
        double xx,
        double xy,
        double yy,
        double headingVariance) {
    static ObservedPose of(long atNanos, Message pose) {
        double[] covariance = pose.numbers("pose.covariance");
        double heading =
                2 * StrictMath.atan2(pose.number("pose.pose.orientation.z"), pose.number("pose.pose.orientation.w"));
        return new ObservedPose(
                atNanos,
                pose.number("pose.pose.position.x"),
                pose.number("pose.pose.position.y"),
                StrictMath.IEEEremainder(heading, 2 * Math.PI),
                covariance[0],
                covariance[1],
                covariance[7],
                covariance[35]);
    }
}

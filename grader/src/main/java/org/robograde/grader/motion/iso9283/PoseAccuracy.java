package org.robograde.grader.motion.iso9283;

import org.robograde.grader.motion.geometry.Angles;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Pose accuracy AP (ISO 9283, 7.2.1): how far the barycentre of the attained poses lies from the command.
 *
 * @param position AP_P, the distance, 0 or more
 * @param components AP_x, AP_y, AP_z, with their signs
 * @param aRadians AP_a: circular mean minus command, wrapped to half a turn; b and c alike
 */
public record PoseAccuracy(double position, Vector3 components, double aRadians, double bRadians, double cRadians) {
    public static PoseAccuracy of(MeasuredPose command, PoseCluster cluster) {
        MeasuredPose mean = cluster.mean();
        Vector3 off = mean.position().minus(command.position());
        return new PoseAccuracy(
                off.norm(),
                off,
                Angles.wrapped(mean.aRadians() - command.aRadians()),
                Angles.wrapped(mean.bRadians() - command.bRadians()),
                Angles.wrapped(mean.cRadians() - command.cRadians()));
    }

    /**
     * The standard uncertainty that n cycles leave in AP_P: the standard errors of the three means, propagated along the
     * direction of the deviation (JCGM 100, 5.1.2). A deviation of 0 has no direction: then the root of their mean square.
     */
    public double samplingUncertainty(PoseCluster cluster) {
        double ux = cluster.along(Vector3::x).ofMean();
        double uy = cluster.along(Vector3::y).ofMean();
        double uz = cluster.along(Vector3::z).ofMean();
        if (position == 0) {
            return Math.sqrt((ux * ux + uy * uy + uz * uz) / 3);
        }
        Vector3 along = components.times(1 / position);
        return new Vector3(along.x() * ux, along.y() * uy, along.z() * uz).norm();
    }
}

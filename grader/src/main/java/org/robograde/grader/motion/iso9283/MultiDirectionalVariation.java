package org.robograde.grader.motion.iso9283;

import java.util.List;
import org.robograde.grader.motion.geometry.Angles;

/**
 * Multi-directional pose accuracy variation vAP (ISO 9283, 7.2.3): the greatest distance between the barycentres of the same
 * commanded pose approached from different directions (the standard: three, along the axes of the test cube).
 *
 * @param position vAP_P
 * @param aRadians vAP_a: the greatest difference of the mean angles; b and c alike
 */
public record MultiDirectionalVariation(double position, double aRadians, double bRadians, double cRadians) {
    /** @param directions one cluster for each direction of approach, at least two */
    public static MultiDirectionalVariation of(List<PoseCluster> directions) {
        if (directions.size() < 2) {
            throw new IllegalArgumentException(
                    "a variation needs at least 2 directions of approach, there is " + directions.size());
        }
        List<MeasuredPose> means = directions.stream().map(PoseCluster::mean).toList();
        double position = 0;
        double a = 0;
        double b = 0;
        double c = 0;
        for (int h = 0; h < means.size(); h++) {
            for (int k = h + 1; k < means.size(); k++) {
                MeasuredPose one = means.get(h);
                MeasuredPose other = means.get(k);
                position = Math.max(position, one.position().distanceTo(other.position()));
                a = Math.max(a, Math.abs(Angles.wrapped(one.aRadians() - other.aRadians())));
                b = Math.max(b, Math.abs(Angles.wrapped(one.bRadians() - other.bRadians())));
                c = Math.max(c, Math.abs(Angles.wrapped(one.cRadians() - other.cRadians())));
            }
        }
        return new MultiDirectionalVariation(position, a, b, c);
    }
}

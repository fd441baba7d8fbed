package org.robograde.grader.motion.iso9283;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.robograde.grader.motion.geometry.Angles;
import org.robograde.grader.motion.geometry.Spread;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Pose repeatability RP (ISO 9283, 7.2.2): how close together the attained poses lie.
 *
 * @param cycles n, at least 2
 * @param position RP_l = mean l + 3 S_l, l the distance of each attained position from the barycentre, S_l with n - 1
 * @param meanDistance mean l
 * @param distanceDeviation S_l
 * @param aRadians RP_a = 3 S_a, S_a with n - 1 about the circular mean; b and c alike
 */
public record PoseRepeatability(
        int cycles,
        double position,
        double meanDistance,
        double distanceDeviation,
        double aRadians,
        double bRadians,
        double cRadians) {
    public static PoseRepeatability of(PoseCluster cluster) {
        if (cluster.cycles() < 2) {
            throw new IllegalArgumentException("repeatability needs at least 2 cycles, there is 1");
        }
        Spread l = Spread.of(cluster.distances());
        return new PoseRepeatability(
                cluster.cycles(),
                l.mean() + 3 * l.deviation(),
                l.mean(),
                l.deviation(),
                3 * Angles.deviation(cluster.angles(MeasuredPose::aRadians)),
                3 * Angles.deviation(cluster.angles(MeasuredPose::bRadians)),
                3 * Angles.deviation(cluster.angles(MeasuredPose::cRadians)));
    }

    /**
     * The standard uncertainty that n cycles leave in RP_l, as if the distances were normal: {@code S_l sqrt(1/n + 9/(2(n-1)))}.
     * They are not quite; {@link #simulatedUncertainty} does without that.
     */
    public double samplingUncertainty() {
        return distanceDeviation * Math.sqrt(1.0 / cycles + 9.0 / (2.0 * (cycles - 1)));
    }

    /**
     * The same by Monte Carlo (JCGM 101): the standard deviation of RP_l over series of n poses, drawn from a normal
     * distribution with the deviation of each coordinate as measured and no correlation between them.
     *
     * @param standardNormals numbers of a standard normal distribution, seeded by the caller
     * @param trials at least 2
     */
    public static double simulatedUncertainty(PoseCluster cluster, DoubleSupplier standardNormals, int trials) {
        double sx = cluster.along(Vector3::x).deviation();
        double sy = cluster.along(Vector3::y).deviation();
        double sz = cluster.along(Vector3::z).deviation();
        double[] simulated = new double[trials];
        for (int t = 0; t < trials; t++) {
            List<MeasuredPose> poses = new ArrayList<>(cluster.cycles());
            for (int j = 0; j < cluster.cycles(); j++) {
                poses.add(MeasuredPose.at(
                        sx * standardNormals.getAsDouble(),
                        sy * standardNormals.getAsDouble(),
                        sz * standardNormals.getAsDouble()));
            }
            simulated[t] = of(new PoseCluster(poses)).position();
        }
        return Spread.of(simulated).deviation();
    }
}

package org.robograde.grader.motion.iso9283;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.robograde.grader.motion.geometry.Angles;
import org.robograde.grader.motion.geometry.Spread;
import org.robograde.grader.motion.geometry.Vector3;

/** The poses attained over n cycles for one command, approached alike: what accuracy and repeatability are computed from. */
public final class PoseCluster {
    private final List<MeasuredPose> attained;
    private final Vector3 barycentre;

    /** @param attained at least one pose, each from another cycle: a row written twice is no second cycle */
    public PoseCluster(List<MeasuredPose> attained) {
        if (attained.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs at least one attained pose");
        }
        this.attained = List.copyOf(attained);
        barycentre = Vector3.mean(attained.stream().map(MeasuredPose::position).toList());
    }

    public int cycles() {
        return attained.size();
    }

    public List<MeasuredPose> poses() {
        return attained;
    }

    public Vector3 barycentre() {
        return barycentre;
    }

    /** Circular means of the three angles; the pose that accuracy compares with the command. */
    public MeasuredPose mean() {
        return new MeasuredPose(
                barycentre,
                Angles.mean(angles(MeasuredPose::aRadians)),
                Angles.mean(angles(MeasuredPose::bRadians)),
                Angles.mean(angles(MeasuredPose::cRadians)));
    }

    /** The distances l_j of the attained positions from their barycentre. */
    public double[] distances() {
        return attained.stream()
                .mapToDouble(p -> p.position().distanceTo(barycentre))
                .toArray();
    }

    /** The spread of one coordinate. */
    public Spread along(ToDoubleFunction<Vector3> coordinate) {
        return Spread.of(attained.stream()
                .mapToDouble(p -> coordinate.applyAsDouble(p.position()))
                .toArray());
    }

    double[] angles(ToDoubleFunction<MeasuredPose> angle) {
        return attained.stream().mapToDouble(angle).toArray();
    }
}

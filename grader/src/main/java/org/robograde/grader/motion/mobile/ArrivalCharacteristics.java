package org.robograde.grader.motion.mobile;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PoseAccuracy;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.iso9283.PoseRepeatability;

/**
 * Pose accuracy and repeatability on arrival at one goal (pose characteristics of ISO 18646-2; stop accuracy and repeatability of
 * GB/T 40327), with the formulas of ISO 9283 in the plane.
 *
 * @param arrivals how many times the goal was reached
 * @param accuracyMeters distance from the goal to the mean of the places arrived at
 * @param accuracyRadians circular mean of the headings minus the goal's
 * @param repeatabilityMeters mean l + 3 S_l; 0 for a single arrival, of which nothing is known
 * @param repeatabilityRadians 3 S; 0 likewise
 * @param meanErrorMeters mean of the single distances from the goal
 */
public record ArrivalCharacteristics(
        int arrivals,
        double accuracyMeters,
        double accuracyRadians,
        double repeatabilityMeters,
        double repeatabilityRadians,
        double meanErrorMeters) {
    /** A pose on the floor. */
    public record Pose(double x, double y, double headingRadians) {
        MeasuredPose inSpace() {
            return new MeasuredPose(new Vector3(x, y, 0), 0, 0, headingRadians);
        }
    }

    /** @param attained at least one */
    public static ArrivalCharacteristics of(Pose goal, List<Pose> attained) {
        PoseCluster cluster =
                new PoseCluster(attained.stream().map(Pose::inSpace).toList());
        PoseAccuracy accuracy = PoseAccuracy.of(goal.inSpace(), cluster);
        double errors = 0;
        for (Pose pose : attained) {
            errors += pose.inSpace().position().distanceTo(goal.inSpace().position());
        }
        boolean repeated = attained.size() > 1;
        PoseRepeatability repeatability =
                repeated ? PoseRepeatability.of(cluster) : new PoseRepeatability(1, 0, 0, 0, 0, 0, 0);
        return new ArrivalCharacteristics(
                attained.size(),
                accuracy.position(),
                accuracy.cRadians(),
                repeatability.position(),
                repeatability.cRadians(),
                errors / attained.size());
    }
}

package org.robograde.grader.metrics.perception;

import org.robograde.grader.metrics.Pairing;
import org.robograde.grader.metrics.course.PlanarTrajectories;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.Trajectory;

/** Poses of two tracks that belong together, as trajectories; poses without a partner are never held. */
final class PairedPoses implements Pairing.PairTaker {
    private final PoseTrack reference;
    private final PoseTrack estimate;
    private final Trajectory.Builder ofReference;
    private final Trajectory.Builder ofEstimate;

    PairedPoses(PoseTrack reference, PoseTrack estimate) {
        this.reference = reference;
        this.estimate = estimate;
        ofReference = new Trajectory.Builder(reference.topic());
        ofEstimate = new Trajectory.Builder(estimate.topic());
    }

    /** @throws org.robograde.grader.motion.trajectory.IncomparableException if there are none; it names both time spans */
    static Association all(PoseTrack reference, PoseTrack estimate, long toleranceNanos) {
        PairedPoses pairs = new PairedPoses(reference, estimate);
        Pairing.nearest(reference, estimate, toleranceNanos).forEach(pairs);
        return pairs.taken(toleranceNanos);
    }

    @Override
    public void take(int inReference, int inEstimate) {
        PlanarTrajectories.add(ofReference, reference, inReference);
        PlanarTrajectories.add(ofEstimate, estimate, inEstimate);
    }

    Association taken(long toleranceNanos) {
        return ofReference.size() > 0
                ? Association.byRow(ofReference.build(), ofEstimate.build())
                // Refused there, with both spans.
                : Association.of(
                        PlanarTrajectories.of(reference),
                        PlanarTrajectories.of(estimate),
                        AssociationRule.ONE_TO_ONE,
                        toleranceNanos,
                        0);
    }
}

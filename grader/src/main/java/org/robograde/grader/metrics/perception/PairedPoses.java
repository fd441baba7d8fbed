package org.robograde.grader.metrics.perception;

import org.robograde.grader.metrics.Pairing;
import org.robograde.grader.metrics.course.PlanarTrajectories;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.statistics.Decimal;

/** Poses of two tracks that belong together, as trajectories; poses without a partner are never held. */
final class PairedPoses implements Pairing.PairTaker {
    private final PoseTrack reference;
    private final PoseTrack estimate;
    private final Trajectory.Builder ofReference;
    private final Trajectory.Builder ofEstimate;
    private final double stepMeters;
    private double wayMeters;
    private int before = -1;

    PairedPoses(PoseTrack reference, PoseTrack estimate) {
        this(reference, estimate, 0);
    }

    private PairedPoses(PoseTrack reference, PoseTrack estimate, double stepMeters) {
        this.stepMeters = stepMeters;
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

    /**
     * Only the pair at which each step of way, counted along the reference, is full: what a relative error over the step needs, however long the trial.
     *
     * @throws org.robograde.grader.motion.trajectory.IncomparableException if none belong together, or none is a step from the first
     */
    static Association everyStep(PoseTrack reference, PoseTrack estimate, long toleranceNanos, double stepMeters) {
        PairedPoses pairs = new PairedPoses(reference, estimate, stepMeters);
        Pairing.nearest(reference, estimate, toleranceNanos).forEach(pairs);
        if (pairs.before >= 0 && pairs.ofReference.size() == 0) {
            throw new IncomparableException(
                    "the field saw the unit drive less than " + Decimal.text(stepMeters) + " m");
        }
        return pairs.taken(toleranceNanos);
    }

    @Override
    public void take(int inReference, int inEstimate) {
        if (stepMeters > 0) {
            wayMeters += before < 0 ? 0 : reference.distanceTo(inReference, reference.x(before), reference.y(before));
            before = inReference;
            if (wayMeters < stepMeters) {
                return;
            }
            wayMeters = 0;
        }
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

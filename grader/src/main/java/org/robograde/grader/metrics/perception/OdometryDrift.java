package org.robograde.grader.metrics.perception;

import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.PlanarTrajectories;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.Drift;
import org.robograde.grader.motion.trajectory.IncomparableException;

/** How far the unit's odometry comes off what the field's cameras see, by the way driven. */
final class OdometryDrift implements Metric {
    private static final long TOLERANCE_NANOS = 50_000_000L;
    private static final double SHORTEST_METERS = 2;

    private static final MetricDefinition DEFINITION = Definitions.of("perception.odometry-drift");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        PoseTrack odometry = evidence.tracks().odometry().poses();
        PoseTrack field = evidence.tracks().observedPose();
        try {
            Association pairs = Association.of(
                    PlanarTrajectories.of(field),
                    PlanarTrajectories.of(odometry),
                    AssociationRule.ONE_TO_ONE,
                    TOLERANCE_NANOS,
                    0);
            Drift drift = Drift.of(pairs);
            if (drift.wayMeters() < SHORTEST_METERS) {
                return DEFINITION.notMeasurable(
                        evidence, "the field saw the unit drive less than " + SHORTEST_METERS + " m");
            }
            long from = pairs.reference().nanos(0);
            long to = pairs.reference().nanos(pairs.size() - 1);
            // Two poses the cameras saw, the first and the last, decide it; so does how far apart the stamps of the
            // last are.
            double cameras = Math.sqrt(2) * PlanarTrajectories.axisSigmaMeters(field) / drift.wayMeters();
            double slip = evidence.tracks().odometry().speedAt(to)
                    * Math.abs(pairs.slipNanos(pairs.size() - 1))
                    / 1e9
                    / drift.wayMeters();
            return DEFINITION
                    .measured(evidence, drift.endMeters() / drift.wayMeters())
                    .instrument("field cameras", cameras)
                    .instrument("time between the last paired poses", slip)
                    .samples(pairs.size())
                    .at(field.topic(), from, to, to, "where odometry and cameras have come apart")
                    .build();
        } catch (IncomparableException e) {
            return DEFINITION.notMeasurable(evidence, String.valueOf(e.getMessage()));
        }
    }
}

package org.robograde.grader.metrics.perception;

import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Pairing;
import org.robograde.grader.metrics.course.PlanarTrajectories;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.trajectory.Association;
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
            Walk walk = new Walk(field);
            Pairing pairs = Pairing.nearest(field, odometry, TOLERANCE_NANOS);
            pairs.forEach(walk);
            PairedPoses firstAndLast = new PairedPoses(field, odometry);
            int[] at = {0};
            pairs.forEach((seen, stated) -> {
                if (at[0] == 0 || at[0] == walk.pairs - 1) {
                    firstAndLast.take(seen, stated);
                }
                at[0]++;
            });
            Association ends = firstAndLast.taken(TOLERANCE_NANOS);
            Drift drift = Drift.of(ends);
            if (walk.meters < SHORTEST_METERS) {
                return DEFINITION.notMeasurable(
                        evidence, "the field saw the unit drive less than " + SHORTEST_METERS + " m");
            }
            long from = ends.reference().nanos(0);
            long to = ends.reference().nanos(1);
            // Two poses the cameras saw, the first and the last, decide it; so does how far apart the stamps of the
            // last are.
            double cameras = Math.sqrt(2) * PlanarTrajectories.axisSigmaMeters(field) / walk.meters;
            double slip = evidence.tracks().odometry().speedAt(to) * Math.abs(ends.slipNanos(1)) / 1e9 / walk.meters;
            return DEFINITION
                    .measured(evidence, drift.endMeters() / walk.meters)
                    .instrument("field cameras", cameras)
                    .instrument("time between the last paired poses", slip)
                    .samples(walk.pairs)
                    .at(field.topic(), from, to, to, "where odometry and cameras have come apart")
                    .build();
        } catch (IncomparableException e) {
            return DEFINITION.notMeasurable(evidence, String.valueOf(e.getMessage()));
        }
    }

    /** The way that the field saw, from pair to pair. */
    private static final class Walk implements Pairing.PairTaker {
        private final PoseTrack field;
        private int pairs;
        private double meters;
        private int before;

        Walk(PoseTrack field) {
            this.field = field;
        }

        @Override
        public void take(int seen, int stated) {
            if (pairs > 0) {
                double dx = field.x(before) - field.x(seen);
                double dy = field.y(before) - field.y(seen);
                meters += Math.sqrt(dx * dx + dy * dy);
            }
            before = seen;
            pairs++;
        }
    }
}

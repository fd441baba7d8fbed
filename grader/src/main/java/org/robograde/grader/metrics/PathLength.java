package org.robograde.grader.metrics;

import java.util.List;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How far the unit drove, as its own odometry has it. */
final class PathLength implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "execution.path-length",
            "Path length",
            "行驶路程",
            "m",
            MetricDefinition.Kind.QUANTITY,
            "Sum of the distances between successive odometry positions of the whole trial. The unit's own statement: no"
                    + " instrument of the field stands behind it, so no instrument uncertainty is given.",
            "sum |p(k+1) - p(k)|",
            "JIGSAWS-style path length",
            List.of(Roles.ODOMETRY));

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        MotionTrack odometry = evidence.tracks().odometry();
        PoseTrack poses = odometry.poses();
        if (poses.size() < 2) {
            return DEFINITION.notMeasurable(evidence, "fewer than two positions");
        }
        long from = poses.receivedNanos(0);
        long to = poses.receivedNanos(poses.size() - 1);
        return DEFINITION
                .measured(evidence, poses.lengthMeters(from, to, 0))
                .samples(poses.size())
                .at(poses.topic(), from, to, to, "the whole way")
                .series(Curves.speed(odometry, from, to))
                .build();
    }
}

package org.robograde.grader.metrics.execution;

import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How far the unit drove, as its own odometry has it. */
final class PathLength implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.path-length");

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

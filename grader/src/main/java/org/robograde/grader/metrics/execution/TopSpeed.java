package org.robograde.grader.metrics.execution;

import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** The greatest speed the unit's odometry states. */
final class TopSpeed implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.top-speed");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        MotionTrack odometry = evidence.tracks().odometry();
        int fastest = 0;
        for (int i = 1; i < odometry.size(); i++) {
            fastest = odometry.speed(i) > odometry.speed(fastest) ? i : fastest;
        }
        if (odometry.size() == 0) {
            return DEFINITION.notMeasurable(evidence, "no odometry message could be read");
        }
        long from = odometry.receivedNanos(0);
        long to = odometry.receivedNanos(odometry.size() - 1);
        return DEFINITION
                .measured(evidence, odometry.speed(fastest))
                .samples(odometry.size())
                .at(odometry.poses().topic(), from, to, odometry.receivedNanos(fastest), "greatest speed")
                .series(Curves.speed(odometry, from, to))
                .build();
    }
}

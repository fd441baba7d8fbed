package org.robograde.grader.metrics;

import java.util.List;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** The greatest speed the unit's odometry states. */
final class TopSpeed implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "execution.top-speed",
            "Top speed",
            "最高速度",
            "m/s",
            MetricDefinition.Kind.QUANTITY,
            "Greatest speed over ground in the unit's odometry (twist, in the plane). The unit's own statement.",
            "max sqrt(vx^2 + vy^2)",
            "ISO 18646-1 maximum speed, as driven",
            List.of(Roles.ODOMETRY));

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

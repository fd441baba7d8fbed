package org.robograde.grader.metrics.perception;

import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.AvoidanceFigure;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.Avoidance;

/** How far off the unit notices somebody in its way: what is not seen is not reacted to. */
final class ObstacleDetectionDistance implements Metric {
    private static final AvoidanceFigure FIGURE = new AvoidanceFigure(
            Definitions.of("perception.obstacle-detection-distance"), Avoidance::detectionDistance, true);

    @Override
    public MetricDefinition definition() {
        return FIGURE.definition();
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return FIGURE.measure(evidence);
    }
}

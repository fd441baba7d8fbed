package org.robograde.grader.metrics.decision;

import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.AvoidanceFigure;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.Avoidance;

/** How long the unit takes to go round somebody and back to its way. */
final class AvoidanceTime implements Metric {
    private static final AvoidanceFigure FIGURE =
            new AvoidanceFigure(Definitions.of("decision.avoidance-time"), Avoidance::seconds, false);

    @Override
    public MetricDefinition definition() {
        return FIGURE.definition();
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return FIGURE.measure(evidence);
    }
}

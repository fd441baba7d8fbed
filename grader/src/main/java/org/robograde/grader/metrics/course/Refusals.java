package org.robograde.grader.metrics.course;

import java.util.function.Supplier;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Where the arithmetic of motion refuses what the evidence holds, its sentence is the reason that there is no measurement. */
public final class Refusals {
    private Refusals() {}

    public static MetricOutcome said(
            MetricDefinition definition, TrialEvidence evidence, Supplier<MetricOutcome> measuring) {
        try {
            return measuring.get();
        } catch (IllegalArgumentException refused) {
            return definition.notMeasurable(evidence, String.valueOf(refused.getMessage()));
        }
    }
}

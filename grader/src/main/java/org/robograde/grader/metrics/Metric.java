package org.robograde.grader.metrics;

import org.robograde.grader.metrics.trial.TrialEvidence;

/** A named way to measure one trial. Pure: the same evidence gives the same outcome. */
public interface Metric {
    MetricDefinition definition();

    /**
     * Called once per trial, after the roles that the definition needs were found to be usable. "No value" is a {@link
     * NotMeasurable} with a reason a laboratory can act on.
     */
    MetricOutcome measure(TrialEvidence evidence);
}

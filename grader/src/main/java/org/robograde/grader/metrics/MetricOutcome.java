package org.robograde.grader.metrics;

/** What a metric says of a trial: a measurement, or why there is none. */
public sealed interface MetricOutcome permits Measurement, NotMeasurable {
    String metricId();

    String trialId();
}

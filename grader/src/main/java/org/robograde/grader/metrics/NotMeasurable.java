package org.robograde.grader.metrics;

/** A metric that found nothing to measure in a trial, and why. Never counts as a pass. */
public record NotMeasurable(String metricId, String trialId, String reason) implements MetricOutcome {}

package org.robograde.grader.metrics;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.uncertainty.Budget;

/**
 * What one metric found in one trial.
 *
 * @param metricId e.g. {@code execution.arrival-position-error}
 * @param trialId the bundle's trial id
 * @param value in {@code unit}; for proportions the share of attempts that succeeded
 * @param unit e.g. {@code m}, {@code s}, {@code 1}
 * @param uncertainty of the value in {@code unit}, by contributions; empty where none is known, and for proportions, whose
 *     interval follows from {@code samples}
 * @param samples how many single values are behind it; for proportions the attempts; for a time between interventions the
 *     stretches of work, one more than the interventions
 * @param references where in the evidence it comes from, the deciding moment first
 * @param series the quantity over time behind the value, for the plot; absent for plain counts
 * @param lowerBound true when the end was not seen: the true value is this or more, e.g. a reaction that never came
 * @param detail what charts need beside the curve
 */
public record Measurement(
        String metricId,
        String trialId,
        double value,
        String unit,
        Budget uncertainty,
        int samples,
        List<EvidenceReference> references,
        Optional<Series> series,
        boolean lowerBound,
        Detail detail)
        implements MetricOutcome {
    public Measurement {
        references = List.copyOf(references);
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(metricId + " in " + trialId + " is no number: " + value);
        }
        // Minus zero is zero: the two print alike and must compare alike.
        value = value + 0.0;
    }

    /** A measurement whose value is known, not only bounded. */
    public Measurement(
            String metricId,
            String trialId,
            double value,
            String unit,
            Budget uncertainty,
            int samples,
            List<EvidenceReference> references,
            Optional<Series> series) {
        this(metricId, trialId, value, unit, uncertainty, samples, references, series, false, Detail.NONE);
    }

    /** Combined standard uncertainty u of the value, in {@code unit}. */
    public double standardUncertainty() {
        return uncertainty.standard();
    }

    /**
     * A place in the evidence.
     *
     * @param topic the channel
     * @param fromNanos first log time concerned
     * @param toNanos last log time concerned
     * @param momentNanos the deciding moment
     * @param what in words, e.g. {@code closest approach to a person}
     */
    public record EvidenceReference(String topic, long fromNanos, long toNanos, long momentNanos, String what) {}

    /**
     * A quantity over time, thinned to at most 2000 points.
     *
     * @param name English label
     * @param unit of the values
     * @param timesNanos log times, rising
     * @param values same length
     */
    public record Series(String name, String unit, List<Long> timesNanos, List<Double> values) {
        public Series {
            timesNanos = List.copyOf(timesNanos);
            values = List.copyOf(values);
        }
    }
}

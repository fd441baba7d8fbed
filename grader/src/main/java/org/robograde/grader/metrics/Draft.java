package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Measurement.Series;

/** A measurement in the making. */
final class Draft {
    private final MetricDefinition definition;
    private final String trialId;
    private final double value;
    private double standardUncertainty;
    private int samples = 1;
    private final List<EvidenceReference> references = new ArrayList<>();
    private Optional<Series> series = Optional.empty();
    private boolean lowerBound;

    Draft(MetricDefinition definition, String trialId, double value) {
        this.definition = definition;
        this.trialId = trialId;
        this.value = value;
    }

    Draft uncertainty(double standard) {
        standardUncertainty = standard;
        return this;
    }

    Draft samples(int count) {
        samples = count;
        return this;
    }

    Draft at(String topic, long fromNanos, long toNanos, long momentNanos, String what) {
        references.add(new EvidenceReference(topic, fromNanos, toNanos, momentNanos, what));
        return this;
    }

    Draft at(List<EvidenceReference> places) {
        references.addAll(places);
        return this;
    }

    Draft series(Series overTime) {
        series = Optional.of(overTime);
        return this;
    }

    Draft lowerBound(boolean endNotSeen) {
        lowerBound = endNotSeen;
        return this;
    }

    /** Not measurable where the arithmetic gave no number, as over positions of astronomic size. */
    MetricOutcome build() {
        if (!Double.isFinite(value) || !Double.isFinite(standardUncertainty)) {
            return new NotMeasurable(
                    definition.id(),
                    trialId,
                    "the evidence gives no finite number: " + value + " with u " + standardUncertainty);
        }
        return new Measurement(
                definition.id(),
                trialId,
                value,
                definition.unit(),
                standardUncertainty,
                samples,
                references,
                series,
                lowerBound);
    }
}

package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** A measurement in the making. Begun by {@link MetricDefinition#measured}. */
public final class Draft {
    private final MetricDefinition definition;
    private final String trialId;
    private final double value;
    private final List<Contribution> contributions = new ArrayList<>();
    private Optional<Budget> budget = Optional.empty();
    private Optional<Double> notFinite = Optional.empty();
    private int samples = 1;
    private final List<EvidenceReference> references = new ArrayList<>();
    private Optional<Series> series = Optional.empty();
    private boolean lowerBound;
    private Detail detail = Detail.NONE;

    Draft(MetricDefinition definition, String trialId, double value) {
        this.definition = definition;
        this.trialId = trialId;
        this.value = value;
    }

    /** A calibration, a resolution, a stated covariance (type B, taken as known), in the unit of the value. */
    public Draft instrument(String name, double standardUncertainty) {
        if (finite(standardUncertainty)) {
            contributions.add(Contribution.instrument(name, standardUncertainty));
        }
        return this;
    }

    /** The standard deviation of a mean or another statistic (type A), in the unit of the value. */
    public Draft sampling(String name, double standardUncertainty, double degreesOfFreedom) {
        if (finite(standardUncertainty)) {
            contributions.add(Contribution.sampling(name, standardUncertainty, degreesOfFreedom));
        }
        return this;
    }

    private boolean finite(double standardUncertainty) {
        boolean finite = Double.isFinite(standardUncertainty);
        notFinite = finite ? notFinite : Optional.of(standardUncertainty);
        return finite;
    }

    /** A budget worked out elsewhere, in place of the contributions named here. */
    public Draft budget(Budget whole) {
        budget = Optional.of(whole);
        return this;
    }

    public Draft samples(int count) {
        samples = count;
        return this;
    }

    public Draft at(String topic, long fromNanos, long toNanos, long momentNanos, String what) {
        references.add(new EvidenceReference(topic, fromNanos, toNanos, momentNanos, what));
        return this;
    }

    public Draft at(List<EvidenceReference> places) {
        references.addAll(places);
        return this;
    }

    public Draft series(Series overTime) {
        series = Optional.of(overTime);
        return this;
    }

    public Draft detail(Detail forCharts) {
        detail = forCharts;
        return this;
    }

    public Draft lowerBound(boolean endNotSeen) {
        lowerBound = endNotSeen;
        return this;
    }

    /** Not measurable where the arithmetic gave no number, as over positions of astronomic size. */
    public MetricOutcome build() {
        if (!Double.isFinite(value) || notFinite.isPresent()) {
            return noNumber(notFinite.orElse(0.0));
        }
        double squares = contributions.stream()
                .mapToDouble(c -> c.standardUncertainty() * c.standardUncertainty())
                .reduce(0, Double::sum);
        if (!Double.isFinite(squares)) {
            return noNumber(squares);
        }
        return new Measurement(
                definition.id(),
                trialId,
                value,
                definition.unit(),
                budget.orElseGet(() -> Budget.of(contributions)),
                samples,
                references,
                series,
                lowerBound,
                detail);
    }

    private NotMeasurable noNumber(double u) {
        return new NotMeasurable(
                definition.id(), trialId, "the evidence gives no finite number: " + value + " with u " + u);
    }
}

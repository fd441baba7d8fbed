package org.robograde.grader.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.rulebook.expression.Expression;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** The measurement of a derived quantity in one trial, from the measurements its expression reads. */
public final class DerivedMeasurement {
    private final String id;
    private final String unit;
    private final Expression expression;
    private final String trialId;
    private final SortedMap<String, Measurement> inputs = new TreeMap<>();

    private DerivedMeasurement(Clause clause, Expression expression, String trialId) {
        this.id = clause.measurand().id();
        this.unit = clause.unit();
        this.expression = expression;
        this.trialId = trialId;
    }

    /** @param outcomes of one trial, by metric id; absent where the metric was not asked */
    public static MetricOutcome of(
            Clause clause, Expression expression, String trialId, Function<String, Optional<MetricOutcome>> outcomes) {
        DerivedMeasurement derived = new DerivedMeasurement(clause, expression, trialId);
        for (String metricId : expression.metricIds()) {
            Optional<MetricOutcome> outcome = outcomes.apply(metricId);
            if (outcome.isPresent() && outcome.get() instanceof Measurement measurement) {
                if (measurement.lowerBound()) {
                    return derived.not(metricId + " is only known to be " + measurement.value() + " or more");
                }
                derived.inputs.put(metricId, measurement);
            } else {
                return derived.not(metricId + ": "
                        + outcome.filter(NotMeasurable.class::isInstance)
                                .map(o -> ((NotMeasurable) o).reason())
                                .orElse("not measured"));
            }
        }
        return derived.outcome();
    }

    private MetricOutcome outcome() {
        OptionalDouble value = expression.evaluate(values(Map.of()));
        if (value.isEmpty()) {
            return not("the expression gives no finite number: " + values(Map.of()));
        }
        List<Measurement.EvidenceReference> references = new ArrayList<>();
        inputs.values().forEach(m -> references.addAll(m.references()));
        Optional<Budget> budget = expression.kind() == Expression.Kind.NUMBER
                ? propagated(value.getAsDouble())
                : Optional.of(Budget.none());
        if (budget.isEmpty()) {
            return not("the expression gives no finite number within the uncertainty of " + values(Map.of()));
        }
        return new Measurement(id, trialId, value.getAsDouble(), unit, budget.get(), 1, references, Optional.empty());
    }

    /**
     * Propagated numerically (JCGM 100, 5.1.3, note 2): what the result moves by when one input moves by its standard
     * uncertainty to either side, the inputs taken as independent. What an input's sampling contributed stays apart, with its
     * degrees of freedom.
     */
    private Optional<Budget> propagated(double value) {
        List<Contribution> contributions = new ArrayList<>();
        for (Map.Entry<String, Measurement> input : inputs.entrySet()) {
            Budget own = input.getValue().uncertainty();
            double u = own.standard();
            double at = input.getValue().value();
            if (u == 0) {
                continue;
            }
            double up =
                    expression.evaluate(values(Map.of(input.getKey(), at + u))).orElse(Double.NaN);
            double down =
                    expression.evaluate(values(Map.of(input.getKey(), at - u))).orElse(Double.NaN);
            double sensitivity = Math.max(Math.abs(up - value), Math.abs(value - down)) / u;
            if (!Double.isFinite(sensitivity)) {
                return Optional.empty();
            }
            own.contributions()
                    .forEach(c -> contributions.add(new Contribution(
                            input.getKey() + ": " + c.name(),
                            c.part(),
                            c.evaluation(),
                            sensitivity * c.standardUncertainty(),
                            c.degreesOfFreedom())));
        }
        return Optional.of(Budget.of(contributions));
    }

    private Map<String, Double> values(Map<String, Double> moved) {
        Map<String, Double> values = new TreeMap<>();
        inputs.forEach((metricId, m) -> values.put(metricId, moved.getOrDefault(metricId, m.value())));
        return values;
    }

    private NotMeasurable not(String reason) {
        return new NotMeasurable(id, trialId, reason);
    }
}

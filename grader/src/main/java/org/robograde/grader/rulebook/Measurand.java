package org.robograde.grader.rulebook;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.expression.Expression;

/**
 * The quantity a clause is about: a metric, or one derived from metrics by an expression.
 *
 * @param id the metric's, or {@code derived.} and the clause's
 * @param kind how its values of several trials go together
 * @param metricIds metrics it is measured by
 * @param expression absent where the metric itself is meant
 */
public record Measurand(
        String id, MetricDefinition.Kind kind, List<String> metricIds, Optional<Expression> expression) {
    public Measurand {
        metricIds = List.copyOf(metricIds);
    }

    public static Measurand of(MetricDefinition metric) {
        return new Measurand(metric.id(), metric.kind(), List.of(metric.id()), Optional.empty());
    }

    /** A number is a quantity of each trial; success or failure is one attempt of a proportion. */
    public static Measurand of(String clauseId, Expression expression) {
        MetricDefinition.Kind kind = expression.kind() == Expression.Kind.SUCCESS
                ? MetricDefinition.Kind.PROPORTION
                : MetricDefinition.Kind.QUANTITY;
        return new Measurand("derived." + clauseId, kind, expression.metricIds(), Optional.of(expression));
    }
}

package org.robograde.grader.rulebook.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A checked derived quantity. Evaluating it takes time and memory bounded by its text (there are no loops), reads nothing but
 * the values given, and gives the same double everywhere.
 */
public final class Expression {
    private final String text;
    private final Kind kind;
    private final List<String> metricIds;
    private final CelRuntime.Program program;

    /** What the expression gives for one trial. */
    public enum Kind {
        /** A number in the clause's unit. */
        NUMBER,
        /** Whether the trial succeeded: one attempt of a proportion. */
        SUCCESS
    }

    Expression(String text, Kind kind, List<String> metricIds, CelRuntime.Program program) {
        this.text = text;
        this.kind = kind;
        this.metricIds = List.copyOf(metricIds);
        this.program = program;
    }

    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    /** Metrics it reads, in order of id. */
    public List<String> metricIds() {
        return metricIds;
    }

    /**
     * @param values metric id to its value in one trial, in the metric's own unit
     * @return the number, or 1 and 0 for success and failure; empty if a value that is needed is missing, or the arithmetic gives
     *     no finite number (a division by zero)
     */
    public OptionalDouble evaluate(Map<String, Double> values) {
        try {
            Object result = program.eval(Map.of(ExpressionCompiler.VALUES, values));
            if (result instanceof Boolean success) {
                return OptionalDouble.of(success ? 1 : 0);
            }
            double number = result instanceof Number n ? n.doubleValue() : Double.NaN;
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.INTERNAL_ERROR) {
                throw new IllegalStateException("the expression " + text + " could not be evaluated", e);
            }
            return OptionalDouble.empty();
        }
    }
}

package org.robograde.grader.rulebook.reading;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.Issue;
import org.robograde.grader.rulebook.Measurand;
import org.robograde.grader.rulebook.expression.ExpressionCompiler;
import org.robograde.grader.rulebook.expression.ExpressionProblem;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a clause is about: a metric or an expression over metrics, and its unit. */
final class MeasurandReader {
    private final MetricCatalogue metrics;
    private final Findings findings;
    /** Made on first use: most rulebooks have no expression, and setting up the language takes a while. */
    private @Nullable ExpressionCompiler compiler;

    MeasurandReader(MetricCatalogue metrics, Findings findings) {
        this.metrics = metrics;
        this.findings = findings;
    }

    Optional<Measurand> measurand(Section section, String clauseId) {
        Optional<Node> expression = section.find("expression");
        if (expression.isEmpty()) {
            return metric(section).map(Measurand::of);
        }
        section.only(false, "metric", "the clause has an expression, which names the metrics it needs");
        if (expression.get() instanceof ScalarNode text && !text.getValue().isBlank()) {
            return expression(section, clauseId, text);
        }
        findings.add(
                "not-a-text",
                expression.get(),
                "expression of " + section.name() + " must be a text",
                "write e.g.: expression: \"m['execution.path-length'] / m['execution.mission-time']\"");
        return Optional.empty();
    }

    private Optional<Measurand> expression(Section section, String clauseId, ScalarNode text) {
        if (compiler == null) {
            compiler = new ExpressionCompiler();
        }
        String unit = section.find("unit")
                .filter(ScalarNode.class::isInstance)
                .map(n -> ((ScalarNode) n).getValue())
                .orElse("");
        ExpressionCompiler.Result result = compiler.compile(
                text.getValue(), unit, id -> metrics.find(id).map(MetricDefinition::unit), this::nearest);
        result.problems().forEach(problem -> place(text, problem));
        return result.expression().map(e -> Measurand.of(clauseId, e));
    }

    /** From a place in the expression to the place in the file. */
    private void place(ScalarNode text, ExpressionProblem problem) {
        int line = text.getStartMark().map(Mark::getLine).orElse(0) + problem.line();
        int column = text.getStartMark().map(Mark::getColumn).orElse(0) + 1 + problem.column();
        boolean block = text.getScalarStyle() == ScalarStyle.LITERAL || text.getScalarStyle() == ScalarStyle.FOLDED;
        if (block) {
            line++;
            String source = findings.line(line);
            column = source.length() - source.stripLeading().length() + 1 + problem.column();
        } else if (text.getScalarStyle() != ScalarStyle.PLAIN) {
            column++;
        }
        findings.add(Issue.Severity.ERROR, problem.code(), line, column, problem.message(), problem.hint());
    }

    private Optional<MetricDefinition> metric(Section section) {
        String id = section.text("metric", "add: metric: <element>.<name>, or expression: ...");
        Optional<MetricDefinition> found = metrics.find(id);
        if (found.isEmpty() && !id.isEmpty()) {
            findings.add(
                    "unknown-metric",
                    section.find("metric").orElse(section.node()),
                    "there is no metric " + id,
                    nearest(id));
        }
        return found;
    }

    private String nearest(String id) {
        List<String> known =
                metrics.definitions().stream().map(MetricDefinition::id).toList();
        return Nearest.to(id, known)
                .map(n -> "did you mean " + n + "?")
                .orElse("./robograde metrics lists all there are");
    }

    String unit(Section section, String clauseId, Optional<Measurand> measurand) {
        Optional<MetricDefinition> metric =
                measurand.filter(m -> m.expression().isEmpty()).flatMap(m -> metrics.find(m.id()));
        String hint = metric.map(m -> "add: unit: " + written(m.unit())).orElse("add: unit: ...");
        Optional<Node> node = section.find("unit");
        if (node.isEmpty()) {
            findings.add("missing-unit", section.node(), "the limits of clause " + clauseId + " need a unit", hint);
            return "";
        }
        String unit = section.text("unit", hint);
        if (metric.isPresent() && !unit.isEmpty() && !unit.equals(metric.get().unit())) {
            findings.add(
                    "unit-mismatch",
                    node.get(),
                    "unit " + unit + " does not fit: " + metric.get().id() + " is measured in "
                            + metric.get().unit(),
                    "write: unit: " + written(metric.get().unit()) + ", and the limits in it");
        }
        return unit;
    }

    private static String written(String unit) {
        return unit.equals("1") ? "\"1\"" : unit;
    }
}

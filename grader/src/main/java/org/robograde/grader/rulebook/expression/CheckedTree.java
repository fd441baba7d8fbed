package org.robograde.grader.rulebook.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the type checker does not see: which metrics are read, whether units go together, words outside the small part of the
 * language that a rulebook needs, and a division by a constant zero.
 */
final class CheckedTree {
    private static final Set<String> COMPARISONS = Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_");
    private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");
    private static final Set<String> SAME_UNIT = Set.of("_+_", "_-_", "least", "greatest");

    private final CelAbstractSyntaxTree tree;
    private final Function<String, Optional<String>> unitOfMetric;
    private final Function<String, String> nearestMetric;
    private final List<ExpressionProblem> problems = new ArrayList<>();
    private final SortedSet<String> metricIds = new TreeSet<>();

    CheckedTree(
            CelAbstractSyntaxTree tree,
            Function<String, Optional<String>> unitOfMetric,
            Function<String, String> nearestMetric) {
        this.tree = tree;
        this.unitOfMetric = unitOfMetric;
        this.nearestMetric = nearestMetric;
    }

    List<ExpressionProblem> problems() {
        return problems;
    }

    SortedSet<String> metricIds() {
        return metricIds;
    }

    /** The unit of the whole, where it can be told; a bare constant takes whatever unit stands beside it. */
    Optional<UnitPowers> unit() {
        return unit(tree.getExpr());
    }

    private Optional<UnitPowers> unit(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT -> constant(expr);
            case CALL -> call(expr);
            case IDENT -> {
                problem(expr, "expression-word", "m stands alone", "write m['<metric id>']");
                yield Optional.empty();
            }
            default -> {
                problem(
                        expr,
                        "expression-word",
                        "a rulebook's expression has no lists, maps, fields or loops",
                        "write numbers, m['<metric id>'] and + - * / ? : < > && || ! abs sqrt least greatest");
                yield Optional.empty();
            }
        };
    }

    private Optional<UnitPowers> constant(CelExpr expr) {
        boolean plain = switch (expr.constant().getKind()) {
            case DOUBLE_VALUE, INT64_VALUE, BOOLEAN_VALUE -> true;
            default -> false;
        };
        if (!plain) {
            problem(
                    expr,
                    "expression-word",
                    "only numbers, true and false can stand here",
                    "a text is good only between the brackets of m['<metric id>']");
        }
        return Optional.empty();
    }

    private Optional<UnitPowers> call(CelExpr expr) {
        String function = expr.call().function();
        List<CelExpr> arguments = expr.call().args();
        if (function.equals("_[_]")) {
            return metric(expr, arguments);
        }
        List<Optional<UnitPowers>> units = arguments.stream().map(this::unit).toList();
        if (SAME_UNIT.contains(function)) {
            return same(expr, units);
        }
        if (COMPARISONS.contains(function)) {
            same(expr, units);
            return Optional.of(UnitPowers.ONE);
        }
        if (LOGIC.contains(function)) {
            return Optional.of(UnitPowers.ONE);
        }
        return switch (function) {
            case "_*_" -> product(units, 1);
            case "_/_" -> {
                zero(arguments.get(1));
                yield product(units, -1);
            }
            case "_?_:_" -> same(expr, units.subList(1, 3));
            case "-_", "abs" -> units.get(0);
            case "sqrt" -> root(expr, units.get(0));
            default -> {
                problem(
                        expr,
                        "expression-word",
                        "a rulebook's expression has no function " + function,
                        "use + - * / ? : < > && || ! abs sqrt least greatest");
                yield Optional.empty();
            }
        };
    }

    private Optional<UnitPowers> metric(CelExpr expr, List<CelExpr> arguments) {
        CelExpr key = arguments.get(1);
        boolean named = arguments.get(0).exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && key.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (!named) {
            problem(expr, "expression-word", "a metric must be named by its id", "write m['<metric id>']");
            return Optional.empty();
        }
        String id = key.constant().stringValue();
        Optional<String> unit = unitOfMetric.apply(id);
        if (unit.isEmpty()) {
            problem(key, "unknown-metric", "there is no metric " + id, nearestMetric.apply(id));
        }
        metricIds.add(id);
        return unit.flatMap(UnitPowers::parse);
    }

    private Optional<UnitPowers> same(CelExpr expr, List<Optional<UnitPowers>> units) {
        List<UnitPowers> known = units.stream().flatMap(Optional::stream).toList();
        for (UnitPowers unit : known) {
            if (!unit.equals(known.get(0))) {
                problem(
                        expr,
                        "unit-mismatch",
                        known.get(0).text() + " and " + unit.text() + " do not go together in "
                                + expr.call().function().replace("_", ""),
                        "both sides need the same unit");
                return Optional.empty();
            }
        }
        return known.stream().findFirst();
    }

    private static Optional<UnitPowers> product(List<Optional<UnitPowers>> units, int sign) {
        boolean bare = units.stream().allMatch(Optional::isEmpty);
        return bare
                ? Optional.empty()
                : Optional.of(
                        units.get(0).orElse(UnitPowers.ONE).times(units.get(1).orElse(UnitPowers.ONE), sign));
    }

    private Optional<UnitPowers> root(CelExpr expr, Optional<UnitPowers> unit) {
        Optional<UnitPowers> half = unit.flatMap(UnitPowers::root);
        if (unit.isPresent() && half.isEmpty()) {
            problem(
                    expr,
                    "unit-mismatch",
                    "the root of " + unit.get().text() + " is no unit",
                    "take the root of a square");
        }
        return half;
    }

    private void zero(CelExpr divisor) {
        boolean zero = divisor.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && switch (divisor.constant().getKind()) {
                    case DOUBLE_VALUE -> divisor.constant().doubleValue() == 0;
                    case INT64_VALUE -> divisor.constant().int64Value() == 0;
                    default -> false;
                };
        if (zero) {
            problem(divisor, "division-by-zero", "this divides by zero", "no trial could ever be measured so");
        }
    }

    private void problem(CelExpr at, String code, String message, String hint) {
        Integer offset = tree.getSource().getPositionsMap().getOrDefault(at.id(), 0);
        Map.Entry<Integer, Integer> place = place(offset == null ? 0 : offset);
        problems.add(new ExpressionProblem(code, place.getKey(), place.getValue(), message, hint));
    }

    private Map.Entry<Integer, Integer> place(int offset) {
        return tree.getSource()
                .getOffsetLocation(offset)
                .map(l -> Map.entry(l.getLine(), l.getColumn()))
                .orElse(Map.entry(1, 0));
    }
}

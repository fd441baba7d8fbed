package org.robograde.grader.rulebook.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * CEL text to a checked {@link Expression}. The language is cut down to arithmetic, comparison and choice over {@code
 * m['<metric id>']}: no macros and so no loops, a text of at most {@value #LONGEST} characters, nested at most {@value #DEEPEST}
 * deep.
 */
public final class ExpressionCompiler {
    /** Longest text that is read. */
    public static final int LONGEST = 1000;

    static final String VALUES = "m";
    private static final int DEEPEST = 32;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxParseRecursionDepth(DEEPEST)
            .maxExpressionCodePointSize(LONGEST)
            .build();

    private final CelCompiler compiler;
    private final CelRuntime runtime;

    public ExpressionCompiler() {
        compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .addVar(VALUES, MapType.create(SimpleType.STRING, SimpleType.DOUBLE))
                .addFunctionDeclarations(of("abs", 1), of("sqrt", 1), of("least", 2), of("greatest", 2))
                .build();
        runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(
                        CelFunctionBinding.from("abs_double", Double.class, Math::abs),
                        CelFunctionBinding.from("sqrt_double", Double.class, Math::sqrt),
                        CelFunctionBinding.from("least_double", Double.class, Double.class, Math::min),
                        CelFunctionBinding.from("greatest_double", Double.class, Double.class, Math::max))
                .build();
    }

    private static CelFunctionDecl of(String name, int arguments) {
        List<CelType> types =
                arguments == 1 ? List.of(SimpleType.DOUBLE) : List.of(SimpleType.DOUBLE, SimpleType.DOUBLE);
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_double", SimpleType.DOUBLE, types));
    }

    /** The expression, or every mistake in it. */
    public record Result(Optional<Expression> expression, List<ExpressionProblem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        private static Result wrong(List<ExpressionProblem> problems) {
            return new Result(Optional.empty(), problems);
        }
    }

    /**
     * @param unit the unit the clause states for it; empty if it states none
     * @param unitOfMetric empty for a metric that does not exist
     * @param nearestMetric a hint for the id of a metric that does not exist
     */
    public Result compile(
            String text,
            String unit,
            Function<String, Optional<String>> unitOfMetric,
            Function<String, String> nearestMetric) {
        if (text.length() > LONGEST) {
            return Result.wrong(List.of(new ExpressionProblem(
                    "expression-size",
                    1,
                    0,
                    "the expression is longer than " + LONGEST + " characters",
                    "a rule that long is read by nobody; make a metric of it")));
        }
        CelValidationResult checked = compiler.compile(text, "expression");
        if (checked.hasError()) {
            return Result.wrong(checked.getErrors().stream()
                    .map(ExpressionCompiler::problem)
                    .toList());
        }
        try {
            return checked(text, unit, checked.getAst(), unitOfMetric, nearestMetric);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("checked without a mistake, yet unusable: " + text, e);
        }
    }

    private Result checked(
            String text,
            String unit,
            CelAbstractSyntaxTree tree,
            Function<String, Optional<String>> unitOfMetric,
            Function<String, String> nearestMetric)
            throws CelEvaluationException {
        boolean success = tree.getResultType().equals(SimpleType.BOOL);
        if (!success && !tree.getResultType().equals(SimpleType.DOUBLE)) {
            return Result.wrong(List.of(new ExpressionProblem(
                    "expression-type",
                    1,
                    0,
                    "the expression gives a " + tree.getResultType().name(),
                    "it must give a number with a point (2.0, not 2), or true and false for success and failure")));
        }
        CheckedTree inspected = new CheckedTree(tree, unitOfMetric, nearestMetric);
        Optional<UnitPowers> found = success ? Optional.of(UnitPowers.ONE) : inspected.unit();
        if (success) {
            inspected.unit();
        }
        List<ExpressionProblem> problems = inspected.problems();
        if (problems.isEmpty() && inspected.metricIds().isEmpty()) {
            problems.add(new ExpressionProblem(
                    "expression-constant", 1, 0, "the expression measures nothing", "name a metric: m['<metric id>']"));
        }
        unitMismatch(unit, found, problems);
        if (!problems.isEmpty()) {
            return Result.wrong(problems);
        }
        Expression.Kind kind = success ? Expression.Kind.SUCCESS : Expression.Kind.NUMBER;
        return new Result(
                Optional.of(
                        new Expression(text, kind, List.copyOf(inspected.metricIds()), runtime.createProgram(tree))),
                List.of());
    }

    private static void unitMismatch(String unit, Optional<UnitPowers> found, List<ExpressionProblem> problems) {
        Optional<UnitPowers> stated = UnitPowers.parse(unit);
        if (problems.isEmpty() && stated.isPresent() && found.isPresent() && !found.equals(stated)) {
            problems.add(new ExpressionProblem(
                    "unit-mismatch",
                    1,
                    0,
                    "the expression gives " + found.get().text() + ", the clause states " + unit,
                    "write: unit: " + found.get().text() + ", or mend the expression"));
        }
    }

    private static ExpressionProblem problem(CelIssue issue) {
        return new ExpressionProblem(
                "expression",
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()),
                issue.getMessage().lines().findFirst().orElse("it cannot be read"),
                hint(issue.getMessage()));
    }

    private static String hint(String message) {
        if (message.contains("(double, int)") || message.contains("(int, double)") || message.contains("int")) {
            return "write numbers with a point: 2.0, not 2";
        }
        return message.contains("undeclared reference")
                ? "only m['<metric id>'] and the functions abs, sqrt, least, greatest are known"
                : "the language is CEL; see SPEC.md, \"Derived quantities\"";
    }
}

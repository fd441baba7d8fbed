package org.robograde.grader.rulebook.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Map<String, String> UNITS = Map.of("a.way", "m", "a.time", "s", "a.share", "1");
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static ExpressionCompiler.Result compile(String text, String unit) {
        return COMPILER.compile(text, unit, id -> Optional.ofNullable(UNITS.get(id)), id -> "known: " + UNITS.keySet());
    }

    private static Expression expression(String text, String unit) {
        ExpressionCompiler.Result result = compile(text, unit);
        assertThat(result.problems()).isEmpty();
        return result.expression().orElseThrow();
    }

    private static List<String> codes(String text, String unit) {
        return compile(text, unit).problems().stream()
                .map(ExpressionProblem::code)
                .toList();
    }

    @Test
    void a_derived_quantity_is_arithmetic_over_metrics_in_its_own_unit() {
        Expression speed = expression("m['a.way'] / m['a.time']", "m/s");

        assertThat(speed.kind()).isEqualTo(Expression.Kind.NUMBER);
        assertThat(speed.metricIds()).containsExactly("a.time", "a.way");
        assertThat(speed.evaluate(Map.of("a.way", 6.0, "a.time", 4.0))).hasValue(1.5);
    }

    @Test
    void a_condition_is_success_or_failure_of_one_attempt() {
        Expression both = expression("m['a.way'] < 3 && m['a.share'] >= 0.5", "1");

        assertThat(both.kind()).isEqualTo(Expression.Kind.SUCCESS);
        assertThat(both.evaluate(Map.of("a.way", 2.0, "a.share", 0.5))).hasValue(1);
        assertThat(both.evaluate(Map.of("a.way", 3.0, "a.share", 0.5))).hasValue(0);
    }

    @Test
    void a_missing_value_and_a_division_by_zero_are_not_measured_and_never_a_number() {
        Expression speed = expression("m['a.way'] / m['a.time']", "m/s");

        assertThat(speed.evaluate(Map.of("a.way", 6.0))).isEmpty();
        assertThat(speed.evaluate(Map.of("a.way", 6.0, "a.time", 0.0))).isEmpty();
        assertThat(speed.evaluate(Map.of("a.way", 0.0, "a.time", 0.0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m['a.way'] * m['a.way']                               | m^2
            sqrt(m['a.way'] * m['a.way'])                         | m
            m['a.way'] / m['a.time'] / m['a.time']                | m/s^2
            m['a.share'] > 0.5 ? m['a.way'] : 2.0 * m['a.way']    | m
            least(m['a.way'], 3.0) + abs(m['a.way'] - 1.0)        | m
            1.0 / m['a.time']                                     | 1/s
            greatest(m['a.share'], m['a.way'] / m['a.way'])       | 1
            """)
    void units_follow_the_arithmetic(String text, String unit) {
        assertThat(codes(text, unit)).isEmpty();
        assertThat(codes(text, "kg")).containsExactly("unit-mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m['a.way'] + m['a.time']",
                "m['a.way'] < m['a.time'] ? 1.0 : 2.0",
                "least(m['a.way'], m['a.time'])",
                "sqrt(m['a.way'])",
                "m['a.share'] > 0.5 ? m['a.way'] : m['a.time']"
            })
    void units_that_do_not_go_together_are_a_mistake(String text) {
        assertThat(codes(text, "m")).contains("unit-mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1.0, 2.0].map(x, x)[0] + m['a.way']",
                "{'a': 1.0}['a'] + m['a.way']",
                "size('aaaa') > 1 && m['a.way'] > 1.0",
                "'a.way' in m",
                "m['a.' + 'way']",
                "m.way",
                "m == m",
                "'x'.matches('(a+)+') && m['a.way'] > 0.0",
                "timestamp('2026-01-01T00:00:00Z') > timestamp('2025-01-01T00:00:00Z') && m['a.way'] > 0.0",
                "double(string(m['a.way']))",
                "dyn(m['a.way']) > 1.0"
            })
    void nothing_beyond_arithmetic_comparison_and_choice_is_let_in(String text) {
        assertThat(compile(text, "m").expression()).isEmpty();
    }

    @Test
    void a_text_that_is_long_or_deep_is_refused_in_no_time() {
        assertThat(codes("1.0+".repeat(5000) + "m['a.way']", "m")).containsExactly("expression-size");
        assertThat(compile("(".repeat(400) + "m['a.way']" + ")".repeat(400), "m")
                        .expression())
                .isEmpty();
        assertThat(compile("!".repeat(900) + "true", "1").expression()).isEmpty();
    }
}

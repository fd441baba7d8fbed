package org.robograde.grader.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.grader.compare.GradeComparison.Row;
import org.robograde.grader.compare.GradeComparison.Significance;
import org.robograde.grader.compare.GradeComparison.Why;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.Verification;
import org.robograde.grader.statistics.Interval;

class GradeComparisonTest {
    private static final LocalizedText NONE = new LocalizedText("", "");

    @Test
    void a_difference_has_the_interval_of_two_independent_normal_values() {
        Row row = only(quantity("m", 1.0, 0.3, true), quantity("m", 0.5, 0.4, true));
        assertThat(row.difference().orElseThrow()).isEqualTo(-0.5);
        // u = hypot(0.15, 0.2) = 0.25; 1.959964 * 0.25 = 0.489991
        assertThat(row.interval().orElseThrow().low()).isCloseTo(-0.989991, within(1e-6));
        assertThat(row.interval().orElseThrow().high()).isCloseTo(-0.010009, within(1e-6));
        assertThat(row.significance()).isEqualTo(Significance.OVER_ALL);
        assertThat(row.better()).contains(true);
    }

    @Test
    void an_interval_that_holds_zero_shows_no_difference() {
        Row row = only(quantity("m", 1.0, 0.3, true), quantity("m", 0.52, 0.4, true));
        assertThat(row.significance()).isEqualTo(Significance.NONE);
    }

    @Test
    void more_than_a_lower_limit_is_better_and_less_is_worse() {
        assertThat(only(quantity("m", 1.0, 0.1, false), quantity("m", 2.0, 0.1, false))
                        .better())
                .contains(true);
        assertThat(only(quantity("m", 2.0, 0.1, false), quantity("m", 1.0, 0.1, false))
                        .better())
                .contains(false);
        assertThat(only(quantity("m", 2.0, 0.1, true), quantity("m", 2.0, 0.1, true))
                        .better())
                .isEmpty();
    }

    @Test
    void among_many_clauses_a_small_difference_alone_is_not_enough() {
        List<ClauseFinding> reference = new ArrayList<>();
        List<ClauseFinding> other = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            reference.add(named("c" + i, quantity("m", 1.0, 0.3, true)));
            other.add(named("c" + i, quantity("m", i == 0 ? 0.5 : 1.0, 0.4, true)));
        }
        GradeComparison comparison = GradeComparison.of(grade(reference), grade(other));
        assertThat(comparison.compared()).isEqualTo(20);
        assertThat(comparison.rows().get(0).significance()).isEqualTo(Significance.ALONE);
        assertThat(comparison.rows().subList(1, 20)).allMatch(r -> r.significance() == Significance.NONE);
    }

    /** Newcombe 1998, table II, method 10, case (a): 56/70 less 48/80 gives 0.0524 to 0.3339. */
    @Test
    void proportions_are_compared_by_newcombes_interval() {
        Row row = only(proportion(48.0 / 80, 80), proportion(56.0 / 70, 70));
        Interval interval = row.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(row.significance()).isEqualTo(Significance.OVER_ALL);
    }

    @Test
    void what_cannot_be_compared_says_why() {
        assertThat(only(quantity("m", 1.0, 0.1, true), quantity("s", 1.0, 0.1, true))
                        .why())
                .isEqualTo(Why.OTHER_QUANTITY);
        assertThat(only(quantity("m", 1.0, 0.1, true), quantity("m", 2.0, 0, true))
                        .why())
                .isEqualTo(Why.NO_UNCERTAINTY);
        ClauseFinding unmeasured = finding("c", "m", "simple", Optional.empty(), 0, 0, true);
        assertThat(only(quantity("m", 1.0, 0.1, true), unmeasured).why()).isEqualTo(Why.NOT_MEASURED);
        GradeComparison apart = GradeComparison.of(
                grade(List.of(named("a", quantity("m", 1, 1, true)))),
                grade(List.of(named("b", quantity("m", 1, 1, true)))));
        assertThat(apart.rows()).extracting(Row::why).containsExactly(Why.ONE_RULEBOOK, Why.ONE_RULEBOOK);
        assertThat(apart.rows()).allMatch(r -> r.significance() == Significance.NOT_COMPARABLE);
        assertThat(apart.compared()).isZero();
    }

    private static Row only(ClauseFinding reference, ClauseFinding other) {
        return GradeComparison.of(grade(List.of(reference)), grade(List.of(other)))
                .rows()
                .get(0);
    }

    private static ClauseFinding quantity(String unit, double value, double expanded, boolean atMost) {
        return finding("c", unit, "simple", Optional.of(value), expanded, 4, atMost);
    }

    private static ClauseFinding proportion(double rate, int attempts) {
        return finding("c", "1", "proportion, R at C = 0.8", Optional.of(rate), 0, attempts, false);
    }

    private static ClauseFinding named(String id, ClauseFinding f) {
        return finding(
                id,
                f.unit(),
                f.decisionRule(),
                f.value(),
                f.expandedUncertainty(),
                f.samples(),
                f.perLevel().get(0).atMost());
    }

    private static ClauseFinding finding(
            String id, String unit, String rule, Optional<Double> value, double expanded, int samples, boolean atMost) {
        return new ClauseFinding(
                id,
                "perception",
                new LocalizedText("title", "标题"),
                "a.metric",
                Optional.empty(),
                unit,
                rule,
                Provenance.HOUSE,
                Verification.NONE,
                NONE,
                value,
                expanded,
                value.orElse(0.0) - expanded,
                value.orElse(0.0) + expanded,
                samples,
                List.of(new LevelVerdict(1, 3, atMost, Verdict.PASS, Optional.empty())),
                1,
                Verdict.PASS,
                NONE,
                NONE,
                Optional.empty(),
                Optional.empty());
    }

    private static Grade grade(List<ClauseFinding> findings) {
        return new Grade(
                2,
                "test",
                "unit",
                new Grade.RulebookIdentity("r", "1", "house", "0".repeat(64), NONE, false, List.of()),
                List.of(),
                Optional.of(1),
                NONE,
                Optional.empty(),
                List.of(),
                new Grade.AutonomyResult(Map.of(), Map.of(), Optional.empty(), NONE, NONE, List.of(), List.of()),
                findings,
                List.of(),
                List.of(),
                Provenance.HOUSE,
                List.of(),
                new Grade.Robustness(List.of(), List.of(), List.of()));
    }
}

package org.robograde.grader.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.statistics.Interval;
import org.robograde.grader.statistics.Proportion;
import org.robograde.grader.statistics.Quantiles;

/**
 * One grade against another: two units, two versions of one, or one unit before and after.
 *
 * @param reference the grade compared with
 * @param other the grade compared
 * @param rows one per clause of either, the reference's order first
 * @param compared rows with a difference and an interval, over which {@link Significance#OVER_ALL} holds
 */
public record GradeComparison(Grade reference, Grade other, List<Row> rows, int compared) {
    /** Two-sided confidence of the intervals. */
    public static final double CONFIDENCE = 0.95;

    /** k of every expanded uncertainty in a grade. */
    private static final double COVERAGE_FACTOR = 2;

    public GradeComparison {
        rows = List.copyOf(rows);
    }

    /** Whether a difference is more than chance. */
    public enum Significance {
        /** The two cannot be held against each other; {@link Row#why} says why. */
        NOT_COMPARABLE,
        /** The interval of the difference holds 0. */
        NONE,
        /** The interval does not, but among so many clauses such a difference may well be chance. */
        ALONE,
        /** Nor does the interval at 1 - 0.05 divided by the number of comparisons (Bonferroni). */
        OVER_ALL
    }

    /** Why two values cannot be held against each other. */
    public enum Why {
        COMPARABLE,
        /** The clause is in one rulebook only. */
        ONE_RULEBOOK,
        /** Other metric, unit or expression under the same clause. */
        OTHER_QUANTITY,
        /** At least one of them was not measured. */
        NOT_MEASURED,
        /** No uncertainty is known of at least one of them. */
        NO_UNCERTAINTY
    }

    /**
     * One clause in both grades.
     *
     * @param unit of values, difference and interval
     * @param difference other less reference; absent unless both were measured
     * @param interval of the difference at {@link #CONFIDENCE}: from the expanded uncertainties as independent and normal, for
     *     proportions Newcombe's hybrid score interval
     * @param better whether the other is on the better side; absent where there is no difference, or the clause has no limit
     */
    public record Row(
            String clauseId,
            LocalizedText title,
            String unit,
            Optional<ClauseFinding> reference,
            Optional<ClauseFinding> other,
            Optional<Double> difference,
            Optional<Interval> interval,
            Significance significance,
            Why why,
            Optional<Boolean> better) {}

    public static GradeComparison of(Grade reference, Grade other) {
        Map<String, ClauseFinding> first = byClause(reference);
        Map<String, ClauseFinding> second = byClause(other);
        Map<String, ClauseFinding> all = new LinkedHashMap<>(first);
        second.forEach(all::putIfAbsent);
        int comparisons = (int) all.keySet().stream()
                .filter(id -> why(first.get(id), second.get(id)) == Why.COMPARABLE)
                .count();
        List<Row> rows = new ArrayList<>();
        all.forEach((id, finding) -> rows.add(
                row(finding, Optional.ofNullable(first.get(id)), Optional.ofNullable(second.get(id)), comparisons)));
        return new GradeComparison(reference, other, rows, comparisons);
    }

    private static Map<String, ClauseFinding> byClause(Grade grade) {
        Map<String, ClauseFinding> findings = new LinkedHashMap<>();
        grade.findings().forEach(f -> findings.putIfAbsent(f.clauseId(), f));
        return findings;
    }

    private static Why why(@Nullable ClauseFinding a, @Nullable ClauseFinding b) {
        if (a == null || b == null) {
            return Why.ONE_RULEBOOK;
        }
        if (!a.metricId().equals(b.metricId())
                || !a.unit().equals(b.unit())
                || !a.expression().equals(b.expression())
                || proportion(a) != proportion(b)) {
            return Why.OTHER_QUANTITY;
        }
        if (a.value().isEmpty() || b.value().isEmpty()) {
            return Why.NOT_MEASURED;
        }
        boolean known = proportion(a)
                ? a.samples() > 0 && b.samples() > 0
                : a.expandedUncertainty() > 0 && b.expandedUncertainty() > 0;
        return known ? Why.COMPARABLE : Why.NO_UNCERTAINTY;
    }

    private static boolean proportion(ClauseFinding finding) {
        return finding.decisionRule().startsWith("proportion");
    }

    private static Row row(
            ClauseFinding named, Optional<ClauseFinding> reference, Optional<ClauseFinding> other, int comparisons) {
        Why why = why(reference.orElse(null), other.orElse(null));
        Optional<Double> difference = why == Why.COMPARABLE || why == Why.NO_UNCERTAINTY
                ? other.flatMap(ClauseFinding::value)
                        .flatMap(o -> reference.flatMap(ClauseFinding::value).map(r -> o - r))
                : Optional.empty();
        Optional<Interval> interval = why == Why.COMPARABLE
                ? Optional.of(interval(reference.orElseThrow(), other.orElseThrow(), CONFIDENCE))
                : Optional.empty();
        Significance significance = interval.map(i -> i.contains(0)
                        ? Significance.NONE
                        : interval(reference.orElseThrow(), other.orElseThrow(), 1 - (1 - CONFIDENCE) / comparisons)
                                        .contains(0)
                                ? Significance.ALONE
                                : Significance.OVER_ALL)
                .orElse(Significance.NOT_COMPARABLE);
        return new Row(
                named.clauseId(),
                named.title(),
                named.unit(),
                reference,
                other,
                difference,
                interval,
                significance,
                why,
                better(named, difference));
    }

    private static Interval interval(ClauseFinding reference, ClauseFinding other, double confidence) {
        if (proportion(other)) {
            return seen(other).minus(seen(reference), confidence);
        }
        double difference = other.value().orElseThrow() - reference.value().orElseThrow();
        double standard =
                StrictMath.hypot(reference.expandedUncertainty(), other.expandedUncertainty()) / COVERAGE_FACTOR;
        double half = Quantiles.normal(1 - (1 - confidence) / 2) * standard;
        return new Interval(difference - half, difference + half);
    }

    private static Proportion seen(ClauseFinding finding) {
        int successes = (int) Math.round(finding.value().orElseThrow() * finding.samples());
        return new Proportion(Math.max(0, Math.min(finding.samples(), successes)), finding.samples());
    }

    private static Optional<Boolean> better(ClauseFinding named, Optional<Double> difference) {
        return named.perLevel().isEmpty()
                ? Optional.empty()
                : difference
                        .filter(d -> d != 0)
                        .map(d -> named.perLevel().get(0).atMost() == (d < 0));
    }
}

package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.compare.GradeComparison;
import org.robograde.grader.compare.GradeComparison.Significance;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.statistics.Interval;
import org.robograde.reports.charts.Caption;
import org.robograde.reports.charts.DifferenceChart;
import org.robograde.reports.charts.Drawing;

/** Several grades held against the first, as one page in both languages that stands alone. */
public final class ComparisonPage {
    private final Messages english = Messages.in(Language.ENGLISH);
    private final Messages chinese = Messages.in(Language.CHINESE);
    private final Messages both = Messages.in(Language.BOTH);

    private ComparisonPage() {}

    /**
     * @param reference the grade compared with: unit, level, rulebook
     * @param other the grade compared, in the same words
     * @param rows one per clause
     */
    public record Part(
            String anchor,
            String reference,
            String other,
            String summary,
            Drawing chart,
            boolean drawn,
            List<Row> rows) {}

    /** @param mark class in the style sheet */
    public record Row(
            String id,
            String title,
            String reference,
            String other,
            String difference,
            String interval,
            String says,
            String mark,
            String levels) {}

    /** @param comparisons each of another grade with the same reference, at least one */
    public static String render(List<GradeComparison> comparisons) {
        ComparisonPage page = new ComparisonPage();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            parts.add(page.part(comparisons.get(i), i + 1));
        }
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("parts", parts);
        VersionsPart versions = new VersionsPart(comparisons);
        model.put("versions", versions.versions());
        model.put("charts", versions.charts());
        return PageTemplate.page("compare.html", model);
    }

    private Part part(GradeComparison comparison, int number) {
        List<DifferenceChart.Row> drawn = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (GradeComparison.Row row : comparison.rows()) {
            rows.add(row(row));
            multiple(row).ifPresent(drawn::add);
        }
        String summary = text(
                "compare.summary",
                comparison.compared(),
                count(comparison, true),
                count(comparison, false),
                comparison.rows().stream()
                        .filter(r -> r.significance() == Significance.OVER_ALL)
                        .count());
        DifferenceChart chart = new DifferenceChart(
                drawn, both.text("compare.worse"), both.text("compare.better"), both.text("compare.band"));
        return new Part(
                "c" + number,
                name(comparison.reference()),
                name(comparison.other()),
                summary,
                chart.drawing(new Caption(
                        "compare" + number,
                        both.text("compare.chart"),
                        both.text("compare.chart.description", drawn.size()))),
                !drawn.isEmpty(),
                rows);
    }

    private static long count(GradeComparison comparison, boolean better) {
        return comparison.rows().stream()
                .filter(r -> r.significance() == Significance.ALONE || r.significance() == Significance.OVER_ALL)
                .filter(r -> r.better().filter(b -> b == better).isPresent())
                .count();
    }

    static String name(Grade grade) {
        String level = grade.level()
                .map(l -> Messages.in(Language.ENGLISH).text("cover.level.short", l))
                .orElse("–");
        return grade.unitId() + " · " + level + " · " + grade.rulebook().id() + " "
                + grade.rulebook().edition();
    }

    private Row row(GradeComparison.Row row) {
        return new Row(
                row.clauseId(),
                Bilingual.text(row.title().en(), chinese.of(row.title())),
                row.reference().map(ComparisonPage::value).orElse("–"),
                row.other().map(ComparisonPage::value).orElse("–"),
                row.difference().map(d -> Figures.quantity(d, row.unit())).orElse("–"),
                row.interval()
                        .map(i -> Figures.number(i.low()) + " … " + Figures.quantity(i.high(), row.unit()))
                        .orElse("–"),
                says(row),
                mark(row),
                row.reference().map(f -> "L" + f.highestLevelPassed()).orElse("–") + " → "
                        + row.other().map(f -> "L" + f.highestLevelPassed()).orElse("–"));
    }

    private static String value(ClauseFinding finding) {
        return finding.value()
                .map(v -> Figures.measured(v, finding.expandedUncertainty(), finding.unit()))
                .orElse("–");
    }

    private String says(GradeComparison.Row row) {
        return switch (row.significance()) {
            case NOT_COMPARABLE -> text("compare.why." + row.why().name());
            case NONE -> text("compare.none");
            case ALONE, OVER_ALL ->
                text(row.better()
                                .map(better -> better ? "compare.is-better" : "compare.is-worse")
                                .orElse("compare.is-different"))
                        + (row.significance() == Significance.ALONE ? "" : " ✓✓");
        };
    }

    private static String mark(GradeComparison.Row row) {
        boolean real = row.significance() == Significance.ALONE || row.significance() == Significance.OVER_ALL;
        return real ? row.better().map(b -> b ? "pass" : "fail").orElse("conditional") : "inconclusive";
    }

    private static Optional<DifferenceChart.Row> multiple(GradeComparison.Row row) {
        return row.interval()
                .filter(i -> i.width() > 0)
                .flatMap(i -> row.difference()
                        .map(d -> new DifferenceChart.Row(
                                row.clauseId() + " " + row.title().en(),
                                Math.abs(d) / towardsZero(d, i) * (row.better().orElse(true) ? 1 : -1),
                                row.significance() != Significance.NONE)));
    }

    /** The half of the interval on the side of zero; a proportion's halves differ, and this one decides. */
    private static double towardsZero(double difference, Interval interval) {
        return difference >= 0 ? difference - interval.low() : interval.high() - difference;
    }

    private String text(String key, Object... arguments) {
        return Bilingual.text(english.text(key, arguments), chinese.text(key, arguments));
    }
}

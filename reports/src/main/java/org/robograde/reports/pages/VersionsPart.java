package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.robograde.grader.compare.GradeComparison;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.reports.charts.Caption;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.LimitLine;
import org.robograde.reports.charts.VersionsChart;
import org.robograde.reports.charts.VersionsChart.Panel;
import org.robograde.reports.charts.VersionsChart.Value;

/** All grades of a comparison in the order they were given: the versions of one unit, or the units of a field. */
final class VersionsPart {
    private final Messages both = Messages.in(Language.BOTH);
    private final List<Grade> grades;

    /** @param comparisons with one reference, at least one */
    VersionsPart(List<GradeComparison> comparisons) {
        grades = Stream.concat(
                        Stream.of(comparisons.get(0).reference()),
                        comparisons.stream().map(GradeComparison::other))
                .toList();
    }

    /** @param letter of the grade in the chart */
    public record Version(String letter, String name) {}

    List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        for (Grade grade : grades) {
            versions.add(new Version(letter(versions.size()), ComparisonPage.name(grade)));
        }
        return versions;
    }

    /** A row of panels each, so that paper breaks between them; nothing where no clause was measured in two grades. */
    List<Drawing> charts() {
        List<Panel> panels = new ArrayList<>();
        for (ClauseFinding finding : grades.get(0).findings()) {
            Panel panel = panel(finding);
            if (panel.values().stream().flatMap(Optional::stream).count() > 1) {
                panels.add(panel);
            }
        }
        List<String> letters = versions().stream().map(Version::letter).toList();
        List<Drawing> rows = new ArrayList<>();
        for (int from = 0; from < panels.size(); from += VersionsChart.ABREAST) {
            List<Panel> row = panels.subList(from, Math.min(panels.size(), from + VersionsChart.ABREAST));
            rows.add(new VersionsChart(letters, row)
                    .drawing(new Caption(
                            "versions-" + (rows.size() + 1),
                            String.join("; ", row.stream().map(Panel::name).toList()),
                            both.text("compare.versions.description", row.size(), letters.size()))));
        }
        return rows;
    }

    private Panel panel(ClauseFinding reference) {
        List<Optional<Value>> values = new ArrayList<>();
        for (Grade grade : grades) {
            values.add(grade.findings().stream()
                    .filter(f -> f.clauseId().equals(reference.clauseId())
                            && f.metricId().equals(reference.metricId())
                            && f.expression().equals(reference.expression())
                            && f.unit().equals(reference.unit()))
                    .findFirst()
                    .flatMap(f -> f.value().map(v -> new Value(v, f.intervalLow(), f.intervalHigh()))));
        }
        return new Panel(
                reference.clauseId() + " " + both.of(reference.title()),
                Figures.shown(reference.unit()),
                values,
                limits(reference));
    }

    private static List<LimitLine> limits(ClauseFinding reference) {
        List<LimitLine> lines = new ArrayList<>();
        TreeSet<Double> limits = new TreeSet<>();
        reference.perLevel().forEach(l -> limits.add(l.limit()));
        for (double limit : limits) {
            String levels = String.join(
                    ",",
                    reference.perLevel().stream()
                            .filter(l -> l.limit() == limit)
                            .map(l -> String.valueOf(l.level()))
                            .toList());
            lines.add(new LimitLine("L" + levels, limit));
        }
        return lines;
    }

    /** A to Z, then by number. */
    private static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }
}

package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.IntervalAxis;
import org.robograde.reports.charts.LimitLine;

/** Clause by clause: the limits, the value between them, the verdict, why, and the moment that decided. */
final class ClausePart {
    private final Page page;
    private final MomentPart moments;
    private final ArithmeticPart arithmetic;

    ClausePart(Page page) {
        this.page = page;
        this.moments = new MomentPart(page);
        this.arithmetic = new ArithmeticPart(page);
    }

    /** @param conformity probability that the limit is kept */
    public record LevelRow(String level, String name, String limit, String conformity, Badge badge) {}

    public record Clause(
            String anchor,
            String id,
            String title,
            String element,
            Badge badge,
            String measured,
            String interval,
            String reached,
            int samples,
            String rule,
            String provenance,
            String origin,
            String metric,
            Optional<Drawing> axis,
            List<LevelRow> levels,
            String why,
            String settles,
            String margin,
            String inputs,
            String uncertainty,
            List<String> notMeasured,
            Optional<MomentPart.Moment> moment) {}

    List<Clause> clauses() {
        return page.grade().findings().stream().map(this::clause).toList();
    }

    private Clause clause(ClauseFinding finding) {
        Messages messages = page.messages();
        return new Clause(
                page.link(finding.clauseId()).anchor(),
                finding.clauseId(),
                messages.of(finding.title()),
                element(finding.elementId()),
                Badge.of(finding.verdict(), messages),
                ClauseText.measured(finding, page),
                ClauseText.interval(finding, page),
                finding.highestLevelPassed() > 0 ? page.levelText(finding.highestLevelPassed()) : "–",
                finding.samples(),
                page.phrase(finding.decisionRule()),
                messages.text("provenance." + finding.provenance().name()),
                messages.of(finding.origin()),
                finding.metricId(),
                axis(finding),
                finding.perLevel().stream().map(l -> level(l, finding)).toList(),
                messages.of(finding.reason()),
                messages.of(finding.settles()),
                SurenessText.margin(finding, page),
                arithmetic.inputs(finding),
                arithmetic.uncertainty(finding),
                notMeasured(finding),
                moments.of(finding));
    }

    private String element(String elementId) {
        return page.grade().elements().stream()
                .filter(e -> e.elementId().equals(elementId))
                .findFirst()
                .map(e -> page.messages().of(e.title()))
                .orElse(elementId);
    }

    private LevelRow level(LevelVerdict level, ClauseFinding finding) {
        String name = page.grade().rulebook().levels().stream()
                .filter(l -> l.level() == level.level())
                .findFirst()
                .map(l -> page.messages().of(l.name()))
                .orElse("");
        return new LevelRow(
                page.levelText(level.level()),
                name,
                ClauseText.limit(level, finding.unit(), page),
                level.conformity().map(SurenessText::probability).orElse("–"),
                Badge.of(level.verdict(), page.messages()));
    }

    private List<String> notMeasured(ClauseFinding finding) {
        return page.grade().notMeasurable().stream()
                .filter(n -> n.metricId().equals(finding.metricId()))
                .map(n -> page.phrase(n.reason()))
                .distinct()
                .toList();
    }

    private Optional<Drawing> axis(ClauseFinding finding) {
        if (finding.value().isEmpty()) {
            return Optional.empty();
        }
        String limits = page.join(finding.perLevel().stream()
                .map(l -> page.levelText(l.level()) + " " + ClauseText.limit(l, finding.unit(), page))
                .toList());
        GuardBands guards = GuardBands.of(finding);
        String description = page.text(
                "clauses.axis.description",
                ClauseText.measured(finding, page),
                ClauseText.interval(finding, page),
                limits);
        return Optional.of(new IntervalAxis(
                        finding.value().get(),
                        finding.intervalLow(),
                        finding.intervalHigh(),
                        limitLines(finding, page),
                        guards.bands(),
                        Figures.shown(finding.unit()),
                        Badge.colour(finding.verdict()))
                .drawing(page.caption(
                        page.text("clauses.axis.title", page.messages().of(finding.title())),
                        guards.bands().isEmpty()
                                ? description
                                : description + " "
                                        + page.text(
                                                "clauses.axis.guard",
                                                Figures.quantity(guards.width(), finding.unit())))));
    }

    /** Levels that share a limit share a line: {@code L1, L2 ≤ 0.5}. */
    static List<LimitLine> limitLines(ClauseFinding finding, Page page) {
        Map<Double, List<LevelVerdict>> byLimit = new LinkedHashMap<>();
        for (LevelVerdict level : finding.perLevel()) {
            byLimit.computeIfAbsent(level.limit(), l -> new ArrayList<>()).add(level);
        }
        List<LimitLine> lines = new ArrayList<>();
        byLimit.forEach((limit, levels) -> {
            String names = page.join(
                    levels.stream().map(l -> page.levelText(l.level())).toList());
            lines.add(new LimitLine(names + " " + ClauseText.bareLimit(levels.get(0), page), limit));
        });
        return lines;
    }
}

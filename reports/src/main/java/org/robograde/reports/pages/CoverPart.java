package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.ElementRadar;
import org.robograde.reports.charts.ElementRadar.Spoke;

/** The first page: which level, how sure, under which rules, and what stood in the way of a better one. */
final class CoverPart {
    private final Page page;
    private final Grade grade;

    CoverPart(Page page) {
        this.page = page;
        this.grade = page.grade();
    }

    public record Step(String level, String name, boolean reached, boolean current) {}

    /**
     * @param level that the clause kept out of reach, with the clause's verdict there
     * @param momentAnchor of the plot and the frame at the second that decided, without {@code #}; empty where there is none
     */
    public record Decider(
            Page.ClauseLink link, String title, String measured, String level, Badge badge, String momentAnchor) {}

    public record Raise(Page.ClauseLink link, String asks, String settles) {}

    public record Cover(
            String unit,
            String unitTitle,
            boolean told,
            String level,
            String levelName,
            List<Step> scale,
            ReasonPart.Why why,
            List<String> sureness,
            String rulebook,
            String status,
            String provenance,
            String provenanceStyle,
            Drawing radar,
            List<Decider> deciders,
            List<Raise> raises,
            String raising,
            String raiseOtherwise) {}

    Cover cover() {
        Optional<Grade.LevelName> reached = grade.level().flatMap(this::named);
        return new Cover(
                grade.unitId(),
                new UnitPart(page).title().orElse(""),
                grade.level().isPresent(),
                grade.level().map(page::levelText).orElse("–"),
                reached.map(l -> page.messages().of(l.name())).orElse(page.text("cover.level.zero")),
                scale(),
                new ReasonPart(page).why(),
                sureness(),
                page.messages().of(grade.rulebook().title()),
                page.messages().word("rulebook-status", grade.rulebook().status()),
                grade.weakestProvenance().name(),
                grade.weakestProvenance().name().toLowerCase(java.util.Locale.ROOT),
                radar(),
                deciders(),
                raises(),
                SurenessText.raising(grade.robustness(), page),
                page.text(atTheTop() ? "cover.raise.none" : "cover.raise.nothing"));
    }

    private Optional<Grade.LevelName> named(int level) {
        return grade.rulebook().levels().stream()
                .filter(l -> l.level() == level)
                .findFirst();
    }

    private boolean atTheTop() {
        return grade.level().isPresent() && grade.level().get() >= levelsMax();
    }

    private int levelsMax() {
        return grade.rulebook().levels().stream()
                .mapToInt(Grade.LevelName::level)
                .max()
                .orElse(5);
    }

    private List<Step> scale() {
        int reached = grade.level().orElse(-1);
        return grade.rulebook().levels().stream()
                .map(l -> new Step(
                        page.levelText(l.level()),
                        page.messages().of(l.name()),
                        l.level() <= reached,
                        l.level() == reached))
                .toList();
    }

    private List<String> sureness() {
        List<String> lines = new ArrayList<>();
        grade.confidence().ifPresent(sure -> lines.add(SurenessText.of(sure, page)));
        lines.add(page.text(
                "sure.clauses",
                grade.findings().size(),
                count(Verdict.PASS),
                count(Verdict.CONDITIONAL),
                count(Verdict.FAIL) + count(Verdict.CONDITIONAL_FAIL),
                count(Verdict.INCONCLUSIVE)));
        lines.add(page.text(
                "sure.measured",
                grade.trials().size(),
                grade.measurements().size(),
                grade.notMeasurable().size()));
        int losses = grade.trials().stream().mapToInt(t -> t.damage().size()).sum();
        lines.add(losses == 0 ? page.text("sure.loss.none") : page.text("sure.loss", losses));
        List<String> rules = grade.findings().stream()
                .map(f -> page.phrase(f.decisionRule()))
                .distinct()
                .sorted()
                .toList();
        if (!rules.isEmpty()) {
            lines.add(page.text("sure.rules", String.join(page.text("list.separator.long"), rules)));
        }
        return lines;
    }

    private long count(Verdict verdict) {
        return grade.findings().stream().filter(f -> f.verdict() == verdict).count();
    }

    private Drawing radar() {
        List<Spoke> spokes = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (ElementLevel element : grade.elements()) {
            String title = page.messages().of(element.title());
            String reached = element.level().map(page::levelText).orElse(page.text("not-determined"));
            spokes.add(
                    new Spoke(title, reached, element.score(), element.level().isPresent()));
            words.add(title + " " + reached);
        }
        return new ElementRadar(spokes, levelsMax())
                .drawing(page.caption(
                        page.text("cover.radar.title"),
                        page.text("cover.radar.description", levelsMax(), page.join(words))));
    }

    private List<Decider> deciders() {
        List<Decider> deciders = new ArrayList<>();
        for (String id : grade.decidedBy()) {
            finding(id)
                    .ifPresent(f -> deciders.add(new Decider(
                            page.link(id),
                            page.messages().of(f.title()),
                            ClauseText.measured(f, page),
                            missing(f).map(l -> page.levelText(l.level())).orElse(""),
                            Badge.of(missing(f).map(LevelVerdict::verdict).orElse(f.verdict()), page.messages()),
                            page.momentAnchor(f))));
        }
        return deciders;
    }

    private List<Raise> raises() {
        List<Raise> raises = new ArrayList<>();
        for (String id : grade.decidedBy()) {
            finding(id).flatMap(this::raise).ifPresent(raises::add);
        }
        return raises;
    }

    /** The first level whose limit this clause does not keep, above what was reached. */
    private Optional<Raise> raise(ClauseFinding finding) {
        String settles = page.messages().of(finding.settles());
        return missing(finding)
                .map(l -> new Raise(
                        page.link(finding.clauseId()),
                        page.text(
                                finding.value().isPresent() ? "cover.raise.asks" : "cover.raise.unknown",
                                l.level(),
                                ClauseText.limit(l, finding.unit(), page),
                                ClauseText.measured(finding, page)),
                        settles));
    }

    private Optional<LevelVerdict> missing(ClauseFinding finding) {
        int reached = grade.level().orElse(Integer.MIN_VALUE);
        return finding.perLevel().stream()
                .filter(l -> l.level() > reached && l.verdict() != Verdict.PASS)
                .findFirst();
    }

    private Optional<ClauseFinding> finding(String clauseId) {
        return grade.findings().stream()
                .filter(f -> f.clauseId().equals(clauseId))
                .findFirst();
    }
}

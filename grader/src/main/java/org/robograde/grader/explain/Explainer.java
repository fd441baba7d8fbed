package org.robograde.grader.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.explain.Explanation.ClauseLink;
import org.robograde.grader.explain.Explanation.ElementLink;
import org.robograde.grader.explain.Explanation.MeasurementLink;
import org.robograde.grader.explain.Explanation.Top;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.statistics.Decimal;

/** Follows a grade from its level down to the evidence. */
public final class Explainer {
    private final Grade grade;
    private final Map<String, Path> bundles;
    private final EvidencePlaces places = new EvidencePlaces();

    /** @param bundles manifest hash to the bundle's folder, for those at hand */
    public Explainer(Grade grade, Map<String, Path> bundles) {
        this.grade = grade;
        this.bundles = Map.copyOf(bundles);
    }

    /**
     * @param clauseId only this clause; empty for every one
     * @throws IllegalArgumentException if the grade has no such clause, naming those it has
     */
    public Explanation explain(Optional<String> clauseId) {
        List<String> ids =
                grade.findings().stream().map(ClauseFinding::clauseId).toList();
        clauseId.filter(id -> !ids.contains(id)).ifPresent(id -> {
            throw new IllegalArgumentException("the grade has no clause " + id + "; it has: " + String.join(", ", ids));
        });
        List<ElementLink> elements = grade.elements().stream()
                .map(e -> element(e, clauseId))
                .filter(e -> clauseId.isEmpty() || !e.clauses().isEmpty())
                .toList();
        return new Explanation(top(), elements);
    }

    private Top top() {
        Grade.RulebookIdentity rules = grade.rulebook();
        String level = grade.level()
                .map(l -> "level " + l
                        + rules.levels().stream()
                                .filter(n -> n.level() == l)
                                .map(n -> " (" + n.name().en() + ")")
                                .findFirst()
                                .orElse(""))
                .orElse("no level");
        return new Top(
                grade.unitId(),
                rules.id() + " " + rules.edition(),
                rules.sha256(),
                "Unit " + grade.unitId() + ": " + level + " under "
                        + rules.title().en() + ", "
                        + grade.weakestProvenance().name().toLowerCase(Locale.ROOT) + " provenance",
                grade.levelReason().en(),
                grade.confidence().map(Explainer::sure).orElse(""),
                raising());
    }

    private static String sure(Grade.Confidence confidence) {
        String unknown = confidence.unknown().isEmpty()
                ? ""
                : "; no uncertainty is known of " + String.join(", ", confidence.unknown());
        return "every clause it rests on is kept with a probability of at least "
                + Decimal.percent(confidence.weakest()) + " (the weakest is " + confidence.weakestClause()
                + "), all of them together with at least " + Decimal.percent(confidence.jointAtLeast()) + unknown;
    }

    private String raising() {
        if (!grade.robustness().raising().isEmpty()) {
            return "One clause alone would raise the level: "
                    + String.join(
                            "; ",
                            grade.robustness().raising().stream()
                                    .map(r -> r.clauseId() + " to level " + r.toLevel())
                                    .toList());
        }
        List<String> together = grade.robustness().together();
        return together.isEmpty()
                ? "Nothing asked for would raise the level"
                : "No clause alone would raise the level; these hold it down together: " + String.join(", ", together);
    }

    private ElementLink element(ElementLevel element, Optional<String> clauseId) {
        List<ClauseLink> clauses = grade.findings().stream()
                .filter(f -> f.elementId().equals(element.elementId()))
                .filter(f -> clauseId.isEmpty() || clauseId.get().equals(f.clauseId()))
                .map(this::clause)
                .toList();
        return new ElementLink(
                element.elementId(),
                element.title().en(),
                element.level().map(l -> "level " + l).orElse("no level"),
                element.reason().en(),
                clauses);
    }

    private ClauseLink clause(ClauseFinding finding) {
        return new ClauseLink(
                finding.clauseId(),
                finding.title().en(),
                finding.verdict().name(),
                rule(finding),
                finding.provenance().name().toLowerCase(Locale.ROOT) + ": "
                        + finding.origin().en(),
                finding.reason().en(),
                finding.settles().en(),
                margin(finding),
                measurements(finding));
    }

    private static String rule(ClauseFinding finding) {
        List<String> limits = finding.perLevel().stream()
                .map(l -> "level " + l.level() + " " + (l.atMost() ? "<= " : ">= ") + Decimal.text(l.limit()) + " "
                        + l.verdict()
                        + l.conformity()
                                .map(p -> " (p " + Decimal.percent(p) + ")")
                                .orElse(""))
                .toList();
        String of =
                finding.expression().map(e -> finding.metricId() + " = " + e).orElse(finding.metricId());
        return of + ", " + finding.decisionRule() + ": " + String.join(", ", limits);
    }

    private String margin(ClauseFinding finding) {
        String unit = finding.unit().equals("1") ? "" : " " + finding.unit();
        List<String> parts = new ArrayList<>();
        grade.robustness().margins().stream()
                .filter(m -> m.clauseId().equals(finding.clauseId()))
                .forEach(m -> {
                    m.room()
                            .ifPresent(room ->
                                    parts.add("level " + m.heldLevel() + " would be lost if it were worse by "
                                            + Decimal.text(room) + unit
                                            + m.roomInU()
                                                    .map(u -> " (" + Decimal.text(u) + " U)")
                                                    .orElse("")));
                    m.failuresToLose()
                            .ifPresent(n -> parts.add("level " + m.heldLevel() + " would be lost after " + n
                                    + (n == 1 ? " further failure" : " further failures")));
                    m.gap()
                            .ifPresent(gap -> parts.add("level " + m.nextLevel().orElse(0)
                                    + (gap == 0
                                            ? " is within reach of the value, but not of the rule"
                                            : " would be gained if it were better by " + Decimal.text(gap) + unit)));
                    m.successesToGain()
                            .ifPresent(n -> parts.add("level " + m.nextLevel().orElse(0) + " would be gained after " + n
                                    + (n == 1 ? " further success" : " further successes in a row")));
                });
        return String.join("; ", parts);
    }

    private List<MeasurementLink> measurements(ClauseFinding finding) {
        return grade.measurements().stream()
                .filter(m -> m.metricId().equals(finding.metricId()))
                .map(m -> measurement(finding, m))
                .toList();
    }

    private MeasurementLink measurement(ClauseFinding finding, Measurement m) {
        String manifest = grade.trials().stream()
                .filter(t -> t.trialId().equals(m.trialId()))
                .map(Grade.GradedTrial::manifestSha256)
                .findFirst()
                .orElse("");
        Optional<Path> bundle = Optional.ofNullable(bundles.get(manifest));
        String unit = m.unit().equals("1") ? "" : " " + m.unit();
        String value = (m.lowerBound() ? "at least " : "")
                + Decimal.text(m.value())
                + unit
                + (m.uncertainty().expanded() == 0
                        ? ""
                        : " ± " + Decimal.text(m.uncertainty().expanded()) + unit + " (k = "
                                + Decimal.text(m.uncertainty().coverageFactor()) + ")");
        return new MeasurementLink(
                m.metricId(),
                m.trialId(),
                manifest,
                m.value(),
                value,
                finding.decidingTrialId().equals(Optional.of(m.trialId())),
                m.references().stream().map(r -> places.link(r, bundle)).toList());
    }
}

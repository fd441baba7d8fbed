package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** What a clause was computed from: the value of each trial, and how the deciding one's uncertainty adds up. */
final class ArithmeticPart {
    private static final int VALUES_MAX = 8;
    private static final int CONTRIBUTIONS_MAX = 6;

    private final Page page;

    ArithmeticPart(Page page) {
        this.page = page;
    }

    /** The deciding trial first; empty where nothing was measured. */
    String inputs(ClauseFinding finding) {
        String deciding = finding.decidingTrialId().orElse("");
        List<Measurement> measured = page.grade().measurements().stream()
                .filter(m -> m.metricId().equals(finding.metricId()))
                .sorted(Comparator.comparing(m -> !m.trialId().equals(deciding)))
                .toList();
        List<String> values = new ArrayList<>();
        for (Measurement m : measured.subList(0, Math.min(VALUES_MAX, measured.size()))) {
            String value = Figures.measured(m.value(), m.uncertainty().expanded(), m.unit());
            values.add(m.trialId() + " " + (m.lowerBound() ? page.text("clauses.limit.at-least", value) : value));
        }
        if (measured.size() > VALUES_MAX) {
            values.add(page.text("clauses.inputs.more", measured.size() - VALUES_MAX));
        }
        return String.join(page.text("list.separator.long"), values);
    }

    /** Empty where the deciding measurement knows no uncertainty. */
    String uncertainty(ClauseFinding finding) {
        Optional<Budget> budget = page.grade().measurements().stream()
                .filter(m -> m.metricId().equals(finding.metricId())
                        && finding.decidingTrialId().filter(m.trialId()::equals).isPresent())
                .findFirst()
                .map(Measurement::uncertainty)
                .filter(b -> b.expanded() > 0);
        if (budget.isEmpty()) {
            return "";
        }
        List<String> squares = new ArrayList<>();
        List<Contribution> contributions = budget.get().contributions();
        for (Contribution c : contributions.subList(0, Math.min(CONTRIBUTIONS_MAX, contributions.size()))) {
            squares.add(Figures.significant(c.standardUncertainty()) + "\u00B2 (" + page.phrase(c.name()) + ")");
        }
        if (contributions.size() > CONTRIBUTIONS_MAX) {
            squares.add("…");
        }
        return page.text(
                "clauses.uncertainty.sum",
                String.join(" + ", squares),
                Figures.significant(budget.get().standard()),
                Figures.number(budget.get().coverageFactor()),
                Figures.significant(budget.get().expanded()) + Figures.withSpace(finding.unit()));
    }
}

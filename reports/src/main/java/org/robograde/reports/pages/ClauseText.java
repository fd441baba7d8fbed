package org.robograde.reports.pages;

import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;

/** A finding's numbers in words, the same wherever they stand in the page. */
final class ClauseText {
    private ClauseText() {}

    static String measured(ClauseFinding finding, Page page) {
        return finding.value()
                .map(v -> Figures.measured(v, finding.expandedUncertainty(), finding.unit()))
                .orElseGet(() -> page.text("clauses.not-measured"));
    }

    static String interval(ClauseFinding finding, Page page) {
        if (finding.value().isEmpty()) {
            return "–";
        }
        double half = (finding.intervalHigh() - finding.intervalLow()) / 2;
        return page.text(
                        "range",
                        Figures.like(finding.intervalLow(), half, ""),
                        Figures.like(finding.intervalHigh(), half, ""))
                + Figures.withSpace(finding.unit());
    }

    static String limit(LevelVerdict level, String unit, Page page) {
        return page.text(
                level.atMost() ? "clauses.limit.at-most" : "clauses.limit.at-least",
                Figures.quantity(level.limit(), unit));
    }

    /** As {@link #limit}, without the unit, for an axis that already carries it. */
    static String bareLimit(LevelVerdict level, Page page) {
        return page.text(
                level.atMost() ? "clauses.limit.at-most" : "clauses.limit.at-least", Figures.number(level.limit()));
    }
}

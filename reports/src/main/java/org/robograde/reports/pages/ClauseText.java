package org.robograde.reports.pages;

import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;

/** A finding's numbers in words, the same wherever they stand in the page. */
final class ClauseText {
    private ClauseText() {}

    static String measured(ClauseFinding finding, Page page) {
        if (finding.value().isEmpty()) {
            return page.text("clauses.not-measured");
        }
        // A proportion has no ± U: its exact bounds are not symmetric.
        boolean bounds = finding.expandedUncertainty() == 0 && finding.intervalHigh() > finding.intervalLow();
        double value = finding.value().get();
        return bounds
                ? page.text(
                        "clauses.bounds", Figures.like(value, grain(finding), finding.unit()), interval(finding, page))
                : Figures.measured(value, finding.expandedUncertainty(), finding.unit());
    }

    static String interval(ClauseFinding finding, Page page) {
        if (finding.value().isEmpty()) {
            return "–";
        }
        return page.text(
                        "range",
                        Figures.like(finding.intervalLow(), grain(finding), ""),
                        Figures.like(finding.intervalHigh(), grain(finding), ""))
                + Figures.withSpace(finding.unit());
    }

    /** What decides the last digit: U, or without one a tenth of the interval's width. */
    private static double grain(ClauseFinding finding) {
        return finding.expandedUncertainty() > 0
                ? finding.expandedUncertainty()
                : (finding.intervalHigh() - finding.intervalLow()) / 10;
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

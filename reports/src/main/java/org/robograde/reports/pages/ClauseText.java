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
        String value = Figures.measured(finding.value().get(), finding.expandedUncertainty(), finding.unit());
        // A proportion has no ± U: its exact bounds are not symmetric.
        boolean bounds = finding.expandedUncertainty() == 0 && finding.intervalHigh() > finding.intervalLow();
        return bounds ? page.text("clauses.bounds", value, interval(finding, page)) : value;
    }

    static String interval(ClauseFinding finding, Page page) {
        if (finding.value().isEmpty()) {
            return "–";
        }
        // Ends that need not be finer than a tenth of the interval's width.
        double half = (finding.intervalHigh() - finding.intervalLow()) / 10;
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

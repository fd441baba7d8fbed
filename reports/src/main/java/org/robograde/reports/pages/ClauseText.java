package org.robograde.reports.pages;

import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;

/** A finding's numbers in words, the same wherever they stand in the page. */
final class ClauseText {
    private static final double CENTRED_WITHIN = 0.02;

    private ClauseText() {}

    static String measured(ClauseFinding finding, Page page) {
        if (finding.value().isEmpty()) {
            return page.text("clauses.not-measured");
        }
        double value = finding.value().get();
        return bounds(finding)
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

    /** An interval that is not centred on the value, like a proportion's exact bounds, cannot be written as value ± U. */
    private static boolean bounds(ClauseFinding finding) {
        double width = finding.intervalHigh() - finding.intervalLow();
        double centre = (finding.intervalHigh() + finding.intervalLow()) / 2;
        boolean centred = Math.abs(finding.value().orElse(centre) - centre) <= CENTRED_WITHIN * width;
        return width > 0 && (!centred || finding.expandedUncertainty() == 0);
    }

    /** What decides the last digit: U, or beside exact bounds a tenth of their distance. */
    private static double grain(ClauseFinding finding) {
        return bounds(finding) ? (finding.intervalHigh() - finding.intervalLow()) / 10 : finding.expandedUncertainty();
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

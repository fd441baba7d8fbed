package org.robograde.reports.pages;

import java.awt.Color;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.reports.charts.ReportTheme;

/**
 * A verdict to read at a glance: a mark and a word, in a colour that only repeats them.
 *
 * @param style class in the style sheet
 */
public record Badge(String style, String mark, String word) {
    static Badge of(Verdict verdict, Messages messages) {
        String word = messages.text("verdict." + verdict.name());
        return switch (verdict) {
            case PASS -> new Badge("pass", "✓", word);
            case CONDITIONAL -> new Badge("conditional", "≈", word);
            case CONDITIONAL_FAIL -> new Badge("fail", "≠", word);
            case FAIL -> new Badge("fail", "×", word);
            case INCONCLUSIVE -> new Badge("inconclusive", "?", word);
        };
    }

    static Color colour(Verdict verdict) {
        return switch (verdict) {
            case PASS -> ReportTheme.GREEN;
            case CONDITIONAL -> ReportTheme.ORANGE;
            case CONDITIONAL_FAIL, FAIL -> ReportTheme.VERMILION;
            case INCONCLUSIVE -> ReportTheme.QUIET;
        };
    }
}

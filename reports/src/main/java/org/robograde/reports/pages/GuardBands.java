package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.reports.charts.IntervalAxis.GuardBand;

/**
 * The guard bands of a clause's limits, as its decision rule states them: w, a multiple of the expanded uncertainty U (ILAC-G8:09/2019).
 *
 * @param width w, in the clause's unit; 0 where the rule has no guard band or no uncertainty is known
 * @param bands on the side where the limit is kept; with four outcomes on both sides
 */
record GuardBands(double width, List<GuardBand> bands) {
    static GuardBands of(ClauseFinding finding) {
        Optional<DecisionRule> rule = DecisionRule.of(finding.decisionRule());
        if (rule.isPresent() && rule.get() instanceof DecisionRule.Guarded guarded) {
            return of(finding, guarded.guardFactor(), false);
        }
        if (rule.isPresent() && rule.get() instanceof DecisionRule.NonBinary fourOutcomes) {
            return of(finding, fourOutcomes.guardFactor(), true);
        }
        return new GuardBands(0, List.of());
    }

    private static GuardBands of(ClauseFinding finding, double guardFactor, boolean bothSides) {
        double width = guardFactor * finding.expandedUncertainty();
        if (!Double.isFinite(width) || width <= 0) {
            return new GuardBands(0, List.of());
        }
        List<GuardBand> bands = new ArrayList<>();
        for (LevelVerdict level : finding.perLevel()) {
            double inside = level.atMost() ? -width : width;
            GuardBand band = new GuardBand(level.limit() + inside, bothSides ? level.limit() - inside : level.limit());
            if (!bands.contains(band)) {
                bands.add(band);
            }
        }
        return new GuardBands(width, List.copyOf(bands));
    }
}

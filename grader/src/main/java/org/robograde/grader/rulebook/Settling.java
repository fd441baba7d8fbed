package org.robograde.grader.rulebook;

import java.util.Optional;
import org.robograde.grader.statistics.Decimal;
import org.robograde.grader.statistics.RepetitionPlan;
import org.robograde.grader.uncertainty.Budget;

/** What would settle what is open, in numbers a laboratory can plan by. */
final class Settling {
    private static final LocalizedText NOTHING = new LocalizedText("", "");
    /** No campaign repeats a scenario more often. */
    private static final int MOST_TRIALS = 1000;

    private Settling() {}

    /** @param level the lowest level not passed, with its verdict */
    static LocalizedText text(Clause clause, Combined combined, int trials, int level, Verdict verdict) {
        if (trials < clause.minTrials() && verdict == Verdict.INCONCLUSIVE) {
            return moreTrials(clause, clause.minTrials() - trials);
        }
        double limit = clause.limit(level);
        if (clause.decision() instanceof DecisionRule.Reliability r) {
            return verdict == Verdict.INCONCLUSIVE ? moreSuccesses(clause, combined, limit, r) : NOTHING;
        }
        if (uncertaintyUnknown(clause, combined)) {
            return verdict == Verdict.INCONCLUSIVE
                    ? new LocalizedText(
                            "An instrument that states its uncertainty would settle it.", "使用给出不确定度的仪器即可判定。")
                    : NOTHING;
        }
        if (combined.lowerBound()) {
            return verdict == Verdict.INCONCLUSIVE
                    ? new LocalizedText(
                            "A longer observation, until the end is seen, would settle it.", "延长观测时间直至观测到终点，即可判定。")
                    : NOTHING;
        }
        boolean kept = clause.direction().keeps(combined.value(), limit);
        boolean byTheBand = kept ? verdict != Verdict.PASS : verdict == Verdict.CONDITIONAL_FAIL;
        return byTheBand ? smallerUncertainty(clause, combined, trials, limit) : NOTHING;
    }

    /** Whether a rule with a guard band has no uncertainty to make one of. */
    static boolean uncertaintyUnknown(Clause clause, Combined combined) {
        boolean guards = clause.decision() instanceof DecisionRule.Guarded
                || clause.decision() instanceof DecisionRule.NonBinary;
        return guards && combined.expandedUncertainty() == 0 && !combined.lowerBound();
    }

    static LocalizedText moreTrials(Clause clause, int count) {
        boolean any = clause.scenarios().isEmpty();
        return new LocalizedText(
                count + (count == 1 ? " more trial" : " more trials") + of(clause, " of ")
                        + " in which it can be measured.",
                "再进行" + count + "次可测得该指标的试验" + (any ? "。" : "（场景：" + of(clause, "") + "）。"));
    }

    private static LocalizedText moreSuccesses(
            Clause clause, Combined combined, double limit, DecisionRule.Reliability rule) {
        int more = RepetitionPlan.furtherSuccesses(combined.attempts(), limit, rule.confidence());
        String shown = "R = " + Decimal.text(limit) + " at C = " + Decimal.text(rule.confidence());
        boolean any = clause.scenarios().isEmpty();
        return new LocalizedText(
                more + (more == 1 ? " more attempt" : " more attempts") + of(clause, " in trials of ")
                        + " without failure would show " + shown + ".",
                (any ? "" : "在场景" + of(clause, "") + "的试验中") + (more == 1 ? "再成功" : "再连续成功") + more + "次，即可在置信度C = "
                        + Decimal.text(rule.confidence()) + "下证明可靠度R = " + Decimal.text(limit) + "。");
    }

    /** How many trials would do if they went on as before, or, where none would, how good the instrument has to be. */
    private static LocalizedText smallerUncertainty(Clause clause, Combined combined, int trials, double limit) {
        double factor = clause.decision() instanceof DecisionRule.Guarded g
                ? g.guardFactor()
                : clause.decision() instanceof DecisionRule.NonBinary n ? n.guardFactor() : 1;
        double wanted = Math.abs(limit - combined.value()) / factor;
        int needed = clause.combination() == Combination.MEAN ? needed(combined, trials, wanted) : MOST_TRIALS;
        if (needed < MOST_TRIALS) {
            return new LocalizedText(
                    (needed - trials) + " more trials" + of(clause, " of ")
                            + " with the same mean and spread would settle it.",
                    "若均值和离散程度不变，再进行" + (needed - trials) + "次试验"
                            + (clause.scenarios().isEmpty() ? "" : "（场景：" + of(clause, "") + "）") + "即可判定。");
        }
        String most = Decimal.text(wanted / 2) + (clause.unit().equals("1") ? "" : " " + clause.unit());
        return new LocalizedText(
                "An instrument with a standard uncertainty of at most " + most
                        + " would settle it; repeating would not.",
                "使用标准不确定度不大于" + most + "的仪器即可判定；增加重复次数无济于事。");
    }

    /** The fewest trials whose U would be as small as wanted; at the least one more than there are. */
    private static int needed(Combined combined, int trials, double wanted) {
        double instrument = combined.instrumentUncertainty() * combined.instrumentUncertainty();
        double sampling = (combined.standardUncertainty() * combined.standardUncertainty() - instrument) * trials;
        double room = wanted * wanted - 4 * instrument;
        if (room <= 0) {
            return MOST_TRIALS;
        }
        // k is never below 2: fewer trials than this cannot do.
        int n = (int) Math.max(Math.max(2, trials + 1), Math.min(MOST_TRIALS, 4 * sampling / room));
        while (n < MOST_TRIALS) {
            double t = Budget.coverageFactor(Optional.of(n - 1.0));
            if (t * t * sampling / n <= room) {
                return n;
            }
            n++;
        }
        return MOST_TRIALS;
    }

    private static String of(Clause clause, String before) {
        return clause.scenarios().isEmpty() ? "" : before + String.join(", ", clause.scenarios());
    }
}

package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.rulebook.ElementRule;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Verdict;

/**
 * The level of one element by its own rule, reached from below. Clauses that could not be told cap the level at what was told; if
 * not even the first level could be told there is none.
 */
final class ElementLevels {
    /** Sums of shares such as 0.1 + 0.2 miss a threshold by less than this. */
    private static final double ROUNDING = 1e-12;

    private final Rulebook rulebook;
    private final Judge judge;

    ElementLevels(Rulebook rulebook, Judge judge) {
        this.rulebook = rulebook;
        this.judge = judge;
    }

    /** Whether a level is reached, as far as it can be told. */
    private enum Reached {
        YES,
        NO,
        OPEN
    }

    ElementLevel of(Rulebook.Element element, List<Judgement> all) {
        List<Judgement> own = all.stream()
                .filter(j -> j.clause().elementId().equals(element.id()))
                .toList();
        if (rulebook.isStructure()) {
            return without(
                    element,
                    new LocalizedText(
                            "No level: the rulebook's values are not filled in. What was observed stands below.",
                            "不给出等级：规则的数值尚未填写。观测结果列于下方。"));
        }
        if (element.rule() instanceof ElementRule.Profile) {
            return without(
                    element,
                    new LocalizedText(
                            "The rulebook gives this element no level; its clauses stand side by side.",
                            "规则不为该要素给出等级，各条款并列给出。"));
        }
        int reached = 0;
        for (Rulebook.Level level : rulebook.levels()) {
            List<Judgement> asked = asked(element, own, level.number());
            Reached state = reached(element.rule(), asked, level.number());
            if (state != Reached.YES) {
                return stopped(element, own, asked, reached, level.number(), state);
            }
            reached = level.number();
        }
        return new ElementLevel(
                element.id(),
                element.title(),
                Optional.of(reached),
                reached,
                new LocalizedText(
                        "Every clause is kept at the highest level, " + reached + ".",
                        "所有条款均满足最高级（第" + reached + "级）。"),
                List.of(),
                Sureness.of(own, reached),
                List.of());
    }

    private static ElementLevel without(Rulebook.Element element, LocalizedText reason) {
        return new ElementLevel(
                element.id(), element.title(), Optional.empty(), 0, reason, List.of(), Optional.empty(), List.of());
    }

    /** The clauses that have a say at this level. */
    private static List<Judgement> asked(Rulebook.Element element, List<Judgement> own, int level) {
        return own.stream()
                .filter(j -> j.perLevel().containsKey(level))
                .filter(j -> !(element.rule() instanceof ElementRule.Table table)
                        || table.clauseIds()
                                .getOrDefault(level, List.of())
                                .contains(j.clause().id()))
                .toList();
    }

    private Reached reached(ElementRule rule, List<Judgement> asked, int level) {
        double whole = 0;
        double kept = 0;
        double open = 0;
        for (Judgement judgement : asked) {
            double weight = judgement.clause().weight();
            whole += weight;
            kept += judge.counts(judgement.at(level)) ? weight : 0;
            open += judgement.at(level) == Verdict.INCONCLUSIVE ? weight : 0;
        }
        double share = rule instanceof ElementRule.Weighted weighted
                ? weighted.shares().getOrDefault(level, 1.0)
                : 1;
        if (kept >= share * whole - ROUNDING) {
            return Reached.YES;
        }
        return kept + open < share * whole - ROUNDING ? Reached.NO : Reached.OPEN;
    }

    private ElementLevel stopped(
            Rulebook.Element element,
            List<Judgement> own,
            List<Judgement> asked,
            int reached,
            int next,
            Reached state) {
        List<Judgement> stopping =
                asked.stream().filter(j -> !judge.counts(j.at(next))).toList();
        List<String> failed = ids(stopping, next, false);
        List<String> open = ids(stopping, next, true);
        boolean unknown = reached == 0 && state == Reached.OPEN;
        List<String> limiting = new ArrayList<>(failed);
        limiting.addAll(open);
        double score = unknown ? 0 : reached + (double) (asked.size() - stopping.size()) / asked.size();
        return new ElementLevel(
                element.id(),
                element.title(),
                unknown ? Optional.empty() : Optional.of(reached),
                score,
                reason(reached, next, failed, open),
                limiting,
                Sureness.of(own, reached),
                List.of());
    }

    private static List<String> ids(List<Judgement> stopping, int level, boolean open) {
        return stopping.stream()
                .filter(j -> (j.at(level) == Verdict.INCONCLUSIVE) == open)
                .map(j -> j.clause().id())
                .toList();
    }

    private static LocalizedText reason(int reached, int next, List<String> failed, List<String> open) {
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        if (reached > 0) {
            en.append("Every clause asked is kept up to level ").append(reached).append(". ");
            zh.append("第").append(reached).append("级及以下的要求全部满足。");
        }
        if (!failed.isEmpty()) {
            en.append("At level ")
                    .append(next)
                    .append(" not kept: ")
                    .append(String.join(", ", failed))
                    .append(". ");
            zh.append("第")
                    .append(next)
                    .append("级未满足：")
                    .append(String.join("、", failed))
                    .append("。");
        }
        if (!open.isEmpty()) {
            en.append("At level ")
                    .append(next)
                    .append(" it could not be told: ")
                    .append(String.join(", ", open))
                    .append(". ");
            zh.append("第")
                    .append(next)
                    .append("级无法判定：")
                    .append(String.join("、", open))
                    .append("。");
        }
        return new LocalizedText(en.toString().strip(), zh.toString());
    }
}

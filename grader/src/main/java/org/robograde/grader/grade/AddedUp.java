package org.robograde.grader.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.OverallRule;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.Decimal;

/**
 * The levels of the elements added up by the rulebook's rule. An element that could not be told may be anything: where that
 * matters, there is no level.
 *
 * @param deciding elements that kept the level from being higher
 */
record AddedUp(Optional<Integer> level, LocalizedText reason, List<ElementLevel> deciding) {
    /** Sums of weighted levels miss a threshold by less than this. */
    private static final double ROUNDING = 1e-12;

    static AddedUp of(Rulebook rulebook, List<ElementLevel> counted) {
        OverallRule rule = rulebook.aggregation().rule();
        if (rule instanceof OverallRule.Weighted weighted) {
            return weighted(weighted, counted, rulebook.levels().size());
        }
        if (rule instanceof OverallRule.Table table) {
            return table(table, counted);
        }
        if (rule instanceof OverallRule.Minimum) {
            return minimum(counted);
        }
        return new AddedUp(
                Optional.empty(),
                new LocalizedText(
                        "The rulebook gives a profile and no overall level: " + profile(counted, true) + ".",
                        "规则给出要素剖面，不给出总等级：" + profile(counted, false) + "。"),
                counted);
    }

    private static AddedUp minimum(List<ElementLevel> counted) {
        List<ElementLevel> untold =
                counted.stream().filter(e -> e.level().isEmpty()).toList();
        int lowest = counted.stream()
                .flatMap(e -> e.level().stream())
                .mapToInt(Integer::intValue)
                .min()
                .orElse(Integer.MAX_VALUE);
        // One at level 0 makes it 0 whatever the others are.
        if (!untold.isEmpty() && lowest > 0) {
            return untold(untold);
        }
        List<ElementLevel> lowestElements = counted.stream()
                .filter(e -> e.level().equals(Optional.of(lowest)))
                .toList();
        return new AddedUp(
                Optional.of(lowest),
                new LocalizedText(
                        "Level " + lowest + ", the lowest of the elements counted:" + reasons(lowestElements, true),
                        "第" + lowest + "级，取所计要素中的最低等级。" + reasons(lowestElements, false)),
                lowestElements);
    }

    private static AddedUp untold(List<ElementLevel> untold) {
        return new AddedUp(
                Optional.empty(),
                new LocalizedText(
                        "The level could not be told, because not even the first level of these elements could: "
                                + names(untold, true) + ".",
                        "无法判定等级：以下要素连第1级也无法判定：" + names(untold, false) + "。"),
                untold);
    }

    private static AddedUp weighted(OverallRule.Weighted rule, List<ElementLevel> counted, int highest) {
        double least = mean(rule.weights(), counted, e -> e.level().orElse(0));
        double most = mean(rule.weights(), counted, e -> e.level().orElse(highest));
        int level = reached(rule.thresholds(), least);
        List<ElementLevel> untold =
                counted.stream().filter(e -> e.level().isEmpty()).toList();
        if (level != reached(rule.thresholds(), most)) {
            return untold(untold);
        }
        List<ElementLevel> below =
                counted.stream().filter(e -> e.level().orElse(0) < highest).toList();
        return new AddedUp(
                Optional.of(level),
                new LocalizedText(
                        "Level " + level + ": the weighted mean of the elements' levels is " + Decimal.text(least)
                                + " (" + profile(counted, true) + ").",
                        "第" + level + "级：各要素等级的加权平均为" + Decimal.text(least) + "（" + profile(counted, false) + "）。"),
                below);
    }

    private static double mean(
            Map<String, Double> weights, List<ElementLevel> counted, ToIntFunction<ElementLevel> level) {
        double sum = 0;
        double whole = 0;
        for (ElementLevel element : counted) {
            double weight = weights.getOrDefault(element.elementId(), 0.0);
            sum += weight * level.applyAsInt(element);
            whole += weight;
        }
        return sum / whole;
    }

    private static int reached(SortedMap<Integer, Double> thresholds, double mean) {
        return thresholds.entrySet().stream()
                .filter(t -> mean >= t.getValue() - ROUNDING)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }

    private static AddedUp table(OverallRule.Table table, List<ElementLevel> counted) {
        int reached = 0;
        for (Map.Entry<Integer, SortedMap<String, Integer>> row : table.rows().entrySet()) {
            List<ElementLevel> tooLow = counted.stream()
                    .filter(e -> e.level().orElse(0) < row.getValue().getOrDefault(e.elementId(), 0))
                    .toList();
            if (tooLow.isEmpty()) {
                reached = row.getKey();
                continue;
            }
            boolean unknown =
                    reached == 0 && tooLow.stream().allMatch(e -> e.level().isEmpty());
            return unknown
                    ? untold(tooLow)
                    : new AddedUp(
                            Optional.of(reached),
                            new LocalizedText(
                                    "Level " + reached + " by the table; for level " + row.getKey()
                                            + " these are too low:" + reasons(tooLow, true),
                                    "按对照表为第" + reached + "级；以下要素未达到第" + row.getKey() + "级的要求。"
                                            + reasons(tooLow, false)),
                            tooLow);
        }
        return new AddedUp(
                Optional.of(reached),
                new LocalizedText("Level " + reached + ", the highest row of the table.", "第" + reached + "级，对照表的最高行。"),
                List.of());
    }

    private static String reasons(List<ElementLevel> elements, boolean english) {
        StringBuilder text = new StringBuilder();
        elements.forEach(e -> text.append(
                        english ? " " + e.title().en() + " - " : e.title().zh() + "：")
                .append(english ? e.reason().en() : e.reason().zh()));
        return text.toString();
    }

    private static String profile(List<ElementLevel> elements, boolean english) {
        return String.join(
                english ? ", " : "，",
                elements.stream()
                        .map(e -> (english ? e.title().en() : e.title().zh()) + " "
                                + e.level().map(String::valueOf).orElse("-"))
                        .toList());
    }

    private static String names(List<ElementLevel> elements, boolean english) {
        List<String> names = elements.stream()
                .map(e -> english ? e.title().en() : e.title().zh())
                .toList();
        return String.join(english ? ", " : "、", names);
    }
}

package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Verdict;

/**
 * The unit's level: the lowest of the elements the rulebook counts ({@code minimum}). Absent when an element that could lower
 * it could not be told, or when a precondition fails; an element at level 0 makes it 0 whatever the others are.
 *
 * @param decidedBy clauses that kept it from being higher, the hardest first
 */
record OverallLevel(Optional<Integer> level, LocalizedText reason, List<String> decidedBy) {

    static OverallLevel of(Rulebook rulebook, List<ElementLevel> elements, List<Judgement> judgements) {
        Optional<Judgement> withheld = rulebook.preconditions().stream()
                .flatMap(p -> judgements.stream()
                        .filter(j -> j.clause().id().equals(p.clauseId())
                                && j.perLevel().get(p.level()) == Verdict.FAIL))
                .findFirst();
        if (withheld.isPresent()) {
            String id = withheld.get().clause().id();
            return new OverallLevel(
                    Optional.empty(),
                    told(
                            rulebook,
                            "No level is given: clause " + id + ", on which it is conditional, fails.",
                            "不给出等级：前提条款" + id + "未通过。"),
                    List.of(id));
        }
        List<ElementLevel> counted = elements.stream()
                .filter(e -> rulebook.aggregation().over().contains(e.elementId()))
                .toList();
        return minimum(rulebook, counted, judgements);
    }

    private static OverallLevel minimum(Rulebook rulebook, List<ElementLevel> counted, List<Judgement> judgements) {
        List<ElementLevel> untold =
                counted.stream().filter(e -> e.level().isEmpty()).toList();
        int lowest = counted.stream()
                .flatMap(e -> e.level().stream())
                .mapToInt(Integer::intValue)
                .min()
                .orElse(Integer.MAX_VALUE);
        if (!untold.isEmpty() && lowest > 0) {
            return new OverallLevel(
                    Optional.empty(),
                    told(
                            rulebook,
                            "The level could not be told, because not even the first level of these elements could: "
                                    + names(untold, true) + ".",
                            "无法判定等级：以下要素连第1级也无法判定：" + names(untold, false) + "。"),
                    hardestFirst(untold, judgements));
        }
        List<ElementLevel> lowestElements = counted.stream()
                .filter(e -> e.level().equals(Optional.of(lowest)))
                .toList();
        return new OverallLevel(
                Optional.of(lowest),
                told(rulebook, reasonEn(lowest, lowestElements), reasonZh(lowest, lowestElements)),
                hardestFirst(lowestElements, judgements));
    }

    private static String reasonEn(int lowest, List<ElementLevel> elements) {
        StringBuilder text = new StringBuilder("Level " + lowest + ", the lowest of the elements counted:");
        elements.forEach(e -> text.append(' ')
                .append(e.title().en())
                .append(" - ")
                .append(e.reason().en()));
        return text.toString();
    }

    private static String reasonZh(int lowest, List<ElementLevel> elements) {
        StringBuilder text = new StringBuilder("第" + lowest + "级，取所计要素中的最低等级。");
        elements.forEach(
                e -> text.append(e.title().zh()).append("：").append(e.reason().zh()));
        return text.toString();
    }

    private static LocalizedText told(Rulebook rulebook, String en, String zh) {
        return new LocalizedText(
                rulebook.notice().en() + " " + en, rulebook.notice().zh() + zh);
    }

    private static String names(List<ElementLevel> elements, boolean english) {
        List<String> names = elements.stream()
                .map(e -> english ? e.title().en() : e.title().zh())
                .toList();
        return String.join(english ? ", " : "、", names);
    }

    /** Clauses that fail before those that could not be told, then by how low a level they stopped at, then as in the rulebook. */
    private static List<String> hardestFirst(List<ElementLevel> elements, List<Judgement> judgements) {
        List<String> limiting = new ArrayList<>();
        elements.forEach(e -> limiting.addAll(e.limitingClauses()));
        Comparator<Judgement> hardest = Comparator.<Judgement, Boolean>comparing(
                        j -> !j.perLevel().containsValue(Verdict.FAIL))
                .thenComparingInt(Judgement::highestLevelPassed);
        return judgements.stream()
                .filter(j -> limiting.contains(j.clause().id()))
                .sorted(hardest)
                .map(j -> j.clause().id())
                .toList();
    }
}

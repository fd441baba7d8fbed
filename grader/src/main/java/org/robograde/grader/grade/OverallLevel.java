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
 * it could not be told, or when a precondition fails or could not be told; an element at level 0 makes it 0 whatever the others are.
 *
 * @param decidedBy clauses that kept it from being higher, the hardest first
 */
record OverallLevel(Optional<Integer> level, LocalizedText reason, List<String> decidedBy) {

    static OverallLevel of(Rulebook rulebook, List<ElementLevel> elements, List<Judgement> judgements) {
        Optional<OverallLevel> withheld = withheld(rulebook, judgements, Verdict.FAIL)
                .or(() -> withheld(rulebook, judgements, Verdict.INCONCLUSIVE));
        if (withheld.isPresent()) {
            return withheld.get();
        }
        List<ElementLevel> counted = elements.stream()
                .filter(e -> rulebook.aggregation().over().contains(e.elementId()))
                .toList();
        return minimum(rulebook, counted, judgements);
    }

    /** No level where a precondition has this verdict, naming every such clause and what it would take. */
    private static Optional<OverallLevel> withheld(Rulebook rulebook, List<Judgement> judgements, Verdict verdict) {
        List<Judgement> those = rulebook.preconditions().stream()
                .flatMap(p -> judgements.stream()
                        .filter(j -> j.clause().id().equals(p.clauseId())
                                && j.perLevel().get(p.level()) == verdict))
                .distinct()
                .toList();
        if (those.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = those.stream().map(j -> j.clause().id()).toList();
        String en = String.join(", ", ids);
        String zh = String.join("、", ids);
        LocalizedText reason = verdict == Verdict.FAIL
                ? told(
                        rulebook,
                        "No level is given: it is conditional on " + en + ", which is not kept.",
                        "不给出等级：前提条款" + zh + "未通过。")
                : told(
                        rulebook,
                        "No level is given: it is conditional on " + en + ", and that could not be told: "
                                + join(those, true),
                        "不给出等级：前提条款" + zh + "无法判定：" + join(those, false));
        return Optional.of(new OverallLevel(Optional.empty(), reason, ids));
    }

    private static String join(List<Judgement> judgements, boolean english) {
        return String.join(
                english ? " " : "",
                judgements.stream()
                        .map(j -> english ? j.reason().en() : j.reason().zh())
                        .toList());
    }

    private static OverallLevel minimum(Rulebook rulebook, List<ElementLevel> counted, List<Judgement> judgements) {
        if (counted.isEmpty()) {
            throw new IllegalStateException("the rulebook " + rulebook.id() + " counts no element, yet was read");
        }
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

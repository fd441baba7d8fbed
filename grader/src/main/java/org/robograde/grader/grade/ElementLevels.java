package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Verdict;

/**
 * The level of one element: the highest L for which every clause that states a limit at L or below keeps it. A clause that
 * could not be told caps the level at what was told; if not even the first level could be told there is none.
 */
final class ElementLevels {
    private final Rulebook rulebook;
    private final Judge judge;

    ElementLevels(Rulebook rulebook, Judge judge) {
        this.rulebook = rulebook;
        this.judge = judge;
    }

    ElementLevel of(Rulebook.Element element, List<Judgement> all) {
        List<Judgement> own = all.stream()
                .filter(j -> j.clause().elementId().equals(element.id()))
                .toList();
        int reached = 0;
        for (Rulebook.Level level : rulebook.levels()) {
            List<Judgement> stopping = stopping(own, level.number());
            if (!stopping.isEmpty()) {
                return stopped(element, own, reached, level.number(), stopping);
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
                List.of());
    }

    private List<Judgement> stopping(List<Judgement> own, int level) {
        return own.stream()
                .filter(j -> j.perLevel().containsKey(level))
                .filter(j -> !judge.counts(verdict(j, level)))
                .toList();
    }

    private static Verdict verdict(Judgement judgement, int level) {
        Verdict verdict = judgement.perLevel().get(level);
        if (verdict == null) {
            throw new IllegalStateException("clause " + judgement.clause().id() + " was not judged at level " + level);
        }
        return verdict;
    }

    private ElementLevel stopped(
            Rulebook.Element element, List<Judgement> own, int reached, int next, List<Judgement> stopping) {
        List<String> failed = ids(stopping, next, true);
        List<String> open = ids(stopping, next, false);
        boolean unknown = reached == 0 && failed.isEmpty();
        List<String> limiting = new ArrayList<>(failed);
        limiting.addAll(open);
        long asked = own.stream().filter(j -> j.perLevel().containsKey(next)).count();
        double score = unknown ? 0 : reached + (double) (asked - stopping.size()) / asked;
        return new ElementLevel(
                element.id(),
                element.title(),
                unknown ? Optional.empty() : Optional.of(reached),
                score,
                reason(reached, next, failed, open),
                limiting);
    }

    private static List<String> ids(List<Judgement> stopping, int level, boolean failed) {
        return stopping.stream()
                .filter(j -> (verdict(j, level) == Verdict.FAIL) == failed)
                .map(j -> j.clause().id())
                .toList();
    }

    private static LocalizedText reason(int reached, int next, List<String> failed, List<String> open) {
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        if (reached > 0) {
            en.append("Every clause is kept up to level ").append(reached).append(". ");
            zh.append("第").append(reached).append("级及以下的条款全部满足。");
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

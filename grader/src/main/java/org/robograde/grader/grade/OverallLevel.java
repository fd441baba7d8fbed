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
 * The unit's level: what the rulebook's rule makes of the elements, withheld or capped by its preconditions.
 *
 * @param decidedBy clauses that kept it from being higher, the hardest first
 */
record OverallLevel(Optional<Integer> level, LocalizedText reason, List<String> decidedBy) {

    static OverallLevel of(Rulebook rulebook, List<ElementLevel> elements, List<Judgement> judgements) {
        if (rulebook.isStructure()) {
            return structureOnly(rulebook);
        }
        Optional<OverallLevel> withheld = withheld(rulebook, judgements, Verdict.FAIL)
                .or(() -> withheld(rulebook, judgements, Verdict.INCONCLUSIVE));
        if (withheld.isPresent()) {
            return withheld.get();
        }
        List<ElementLevel> counted = elements.stream()
                .filter(e -> rulebook.aggregation().over().contains(e.elementId()))
                .toList();
        if (counted.isEmpty()) {
            throw new IllegalStateException("the rulebook " + rulebook.id() + " counts no element, yet was read");
        }
        AddedUp sum = AddedUp.of(rulebook, counted);
        OverallLevel found =
                new OverallLevel(sum.level(), told(rulebook, sum.reason()), hardestFirst(sum.deciding(), judgements));
        return capped(rulebook, judgements, found);
    }

    /** Said first and before anything else: nobody may take an unfilled rulebook's output for a level. */
    private static OverallLevel structureOnly(Rulebook rulebook) {
        int slots = rulebook.slots().size();
        return new OverallLevel(
                Optional.empty(),
                new LocalizedText(
                        "NO LEVEL: this rulebook is structure only; " + slots + " of its places are empty and must be"
                                + " filled in by who may read the standard. Below are observations, not a grade. "
                                + rulebook.notice().en(),
                        "不给出等级：该规则仅有结构，尚有" + slots + "处空缺，须由有权阅读标准文本者填写。以下为观测结果，并非评级。"
                                + rulebook.notice().zh()),
                List.of());
    }

    /** No level where a precondition without a cap has this verdict, naming every such clause and what it would take. */
    private static Optional<OverallLevel> withheld(Rulebook rulebook, List<Judgement> judgements, Verdict verdict) {
        List<Judgement> those = rulebook.preconditions().stream()
                .filter(p -> p.cap().isEmpty())
                .flatMap(p -> judgements.stream()
                        .filter(j -> j.clause().id().equals(p.clauseId()))
                        .filter(j -> sameKind(j.at(p.level()), verdict)))
                .distinct()
                .toList();
        if (those.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = those.stream().map(j -> j.clause().id()).toList();
        String en = String.join(", ", ids);
        String zh = String.join("、", ids);
        LocalizedText reason = verdict == Verdict.FAIL
                ? new LocalizedText(
                        "No level is given: it is conditional on " + en + ", which is not kept.",
                        "不给出等级：前提条款" + zh + "未通过。")
                : new LocalizedText(
                        "No level is given: it is conditional on " + en + ", and that could not be told: "
                                + join(those, true),
                        "不给出等级：前提条款" + zh + "无法判定：" + join(those, false));
        return Optional.of(new OverallLevel(Optional.empty(), told(rulebook, reason), ids));
    }

    private static boolean sameKind(Verdict found, Verdict wanted) {
        return wanted == Verdict.FAIL ? found.fails() : found == wanted;
    }

    /** No evidence is never a pass: a precondition that could not be told caps like one that failed, and the reason says which. */
    private static OverallLevel capped(Rulebook rulebook, List<Judgement> judgements, OverallLevel found) {
        OverallLevel result = found;
        for (Rulebook.Precondition precondition : rulebook.preconditions()) {
            int cap = precondition.cap().orElse(Integer.MAX_VALUE);
            Optional<Judgement> broken = judgements.stream()
                    .filter(j -> j.clause().id().equals(precondition.clauseId()))
                    .filter(j ->
                            j.at(precondition.level()).fails() || j.at(precondition.level()) == Verdict.INCONCLUSIVE)
                    .findFirst();
            if (broken.isPresent()
                    && result.level().isPresent()
                    && result.level().get() > cap) {
                result = result.cappedAt(
                        cap, broken.get(), broken.get().at(precondition.level()).fails());
            }
        }
        return result;
    }

    private OverallLevel cappedAt(int cap, Judgement precondition, boolean failed) {
        String id = precondition.clause().id();
        List<String> ids = new ArrayList<>(List.of(id));
        decidedBy.stream().filter(other -> !other.equals(id)).forEach(ids::add);
        return new OverallLevel(
                Optional.of(cap),
                new LocalizedText(
                        reason.en() + " Capped at level " + cap + ": the precondition " + id
                                + (failed
                                        ? " is not kept."
                                        : " could not be told: "
                                                + precondition.reason().en()),
                        reason.zh() + "封顶于第" + cap + "级：前提条款" + id
                                + (failed
                                        ? "未通过。"
                                        : "无法判定：" + precondition.reason().zh())),
                ids);
    }

    private static String join(List<Judgement> judgements, boolean english) {
        return String.join(
                english ? " " : "",
                judgements.stream()
                        .map(j -> english ? j.reason().en() : j.reason().zh())
                        .toList());
    }

    private static LocalizedText told(Rulebook rulebook, LocalizedText text) {
        return new LocalizedText(
                rulebook.notice().en() + " " + text.en(), rulebook.notice().zh() + text.zh());
    }

    /** Clauses that fail before those that could not be told, then by how low a level they stopped at, then as in the rulebook. */
    private static List<String> hardestFirst(List<ElementLevel> elements, List<Judgement> judgements) {
        List<String> limiting = new ArrayList<>();
        elements.forEach(e -> limiting.addAll(e.limitingClauses()));
        Comparator<Judgement> hardest = Comparator.<Judgement, Boolean>comparing(
                        j -> j.perLevel().values().stream().noneMatch(Verdict::fails))
                .thenComparingInt(Judgement::highestLevelPassed);
        return judgements.stream()
                .filter(j -> limiting.contains(j.clause().id()))
                .sorted(hardest)
                .map(j -> j.clause().id())
                .toList();
    }
}

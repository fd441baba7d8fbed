package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.robograde.grader.grade.Grade.Margin;
import org.robograde.grader.grade.Grade.Raise;
import org.robograde.grader.grade.Grade.Robustness;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Combined;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.grader.rulebook.Direction;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.statistics.Proportion;
import org.robograde.grader.statistics.RepetitionPlan;

/** How far each clause is from another verdict, and which clause alone would raise the level. */
final class Robust {
    /** A clause that so many further failures do not lose is out of danger. */
    private static final int MOST_FAILURES = 200;

    private final Judge judge;
    /** The overall level under other judgements. */
    private final Function<List<Judgement>, OverallLevel> overall;

    Robust(Judge judge, Function<List<Judgement>, OverallLevel> overall) {
        this.judge = judge;
        this.overall = overall;
    }

    Robustness of(List<Judgement> judgements, OverallLevel found) {
        List<Margin> margins = new ArrayList<>();
        judgements.forEach(j -> j.combined().ifPresent(c -> margins.add(margin(j, c))));
        List<Raise> raising = new ArrayList<>();
        for (String clauseId : found.decidedBy()) {
            raisedBy(clauseId, judgements, found).ifPresent(raising::add);
        }
        return new Robustness(margins, raising, raising.isEmpty() ? found.decidedBy() : List.of());
    }

    private Optional<Raise> raisedBy(String clauseId, List<Judgement> judgements, OverallLevel found) {
        List<Judgement> other = judgements.stream()
                .map(j -> j.clause().id().equals(clauseId) ? kept(j) : j)
                .toList();
        int now = found.level().orElse(-1);
        return overall.apply(other).level().filter(level -> level > now).map(level -> new Raise(clauseId, level));
    }

    /** The same clause, kept at every level. */
    private static Judgement kept(Judgement judgement) {
        TreeMap<Integer, Verdict> passes = new TreeMap<>(judgement.perLevel());
        passes.replaceAll((level, verdict) -> Verdict.PASS);
        return new Judgement(
                judgement.clause(),
                judgement.combined(),
                judgement.trials(),
                passes,
                judgement.conformity(),
                passes.lastKey(),
                Verdict.PASS,
                judgement.reason(),
                judgement.settles());
    }

    private Margin margin(Judgement judgement, Combined combined) {
        Clause clause = judgement.clause();
        int held = judgement.highestLevelPassed();
        Optional<Integer> next = judgement.perLevel().keySet().stream()
                .filter(level -> level > held)
                .findFirst();
        if (clause.decision() instanceof DecisionRule.Reliability rule) {
            return new Margin(
                    clause.id(),
                    held,
                    Optional.empty(),
                    Optional.empty(),
                    held == 0
                            ? Optional.empty()
                            : failuresToLose(combined.attempts(), clause.limit(held), rule.confidence()),
                    next,
                    Optional.empty(),
                    next.map(level -> RepetitionPlan.furtherSuccesses(
                            combined.attempts(), clause.limit(level), rule.confidence())));
        }
        Optional<Double> room = held == 0 ? Optional.empty() : Optional.of(distance(clause, combined, held) + 0.0);
        double u = combined.expandedUncertainty();
        return new Margin(
                clause.id(),
                held,
                room,
                u == 0 ? Optional.empty() : room.map(r -> r / u),
                Optional.empty(),
                next,
                next.map(level -> Math.max(0, -distance(clause, combined, level)) + 0.0),
                Optional.empty());
    }

    /** From the value to the point at which the verdict would stop to count; negative beyond it. */
    private double distance(Clause clause, Combined combined, int level) {
        double u = combined.expandedUncertainty();
        double guard = 0;
        if (clause.decision() instanceof DecisionRule.Guarded guarded) {
            guard = guarded.guardFactor() * u;
        } else if (clause.decision() instanceof DecisionRule.NonBinary open && !judge.counts(Verdict.CONDITIONAL)) {
            guard = open.guardFactor() * u;
        }
        double edge = clause.direction().tightened(clause.limit(level), guard);
        return clause.direction() == Direction.AT_MOST ? edge - combined.value() : combined.value() - edge;
    }

    private static Optional<Integer> failuresToLose(Proportion seen, double reliability, double confidence) {
        for (int failures = 1; failures <= MOST_FAILURES; failures++) {
            Proportion worse = new Proportion(seen.successes(), seen.attempts() + failures);
            if (worse.confidenceShown(reliability) < confidence) {
                return Optional.of(failures);
            }
        }
        return Optional.empty();
    }
}

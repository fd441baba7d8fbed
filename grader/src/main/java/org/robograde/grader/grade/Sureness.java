package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.Confidence;
import org.robograde.grader.rulebook.Judgement;

/** How sure a level is, from how sure the clauses are that it rests on. */
final class Sureness {
    private Sureness() {}

    /**
     * @param judgements of the clauses that count
     * @param level reached; every clause is taken at the highest level up to it that it states a limit for and keeps
     */
    static Optional<Confidence> of(List<Judgement> judgements, int level) {
        if (level < 1) {
            return Optional.empty();
        }
        Optional<Judgement> weakest = Optional.empty();
        double least = 1;
        double risks = 0;
        List<String> unknown = new ArrayList<>();
        for (Judgement judgement : judgements) {
            int kept = judgement.perLevel().keySet().stream()
                    .filter(l -> l <= level && l <= judgement.highestLevelPassed())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            Double probability = judgement.conformity().get(kept);
            if (kept > 0 && probability == null) {
                unknown.add(judgement.clause().id());
            } else if (kept > 0 && probability != null) {
                risks += 1 - probability;
                if (weakest.isEmpty() || probability < least) {
                    least = probability;
                    weakest = Optional.of(judgement);
                }
            }
        }
        double smallest = least;
        double joint = Math.max(0, 1 - risks);
        return weakest.map(w -> new Confidence(smallest, w.clause().id(), joint, unknown));
    }
}

package org.robograde.agent.station.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.RepetitionPlan;

/**
 * How many trials one clause needs for a level.
 *
 * @param scenarios whose trials count; empty means any
 * @param trials measured trials
 * @param reliability R, where the clause is a proportion; else 0
 * @param confidence C, likewise
 * @param because in words
 */
public record Requirement(
        String clauseId, List<String> scenarios, int trials, double reliability, double confidence, String because) {
    public Requirement {
        scenarios = List.copyOf(scenarios);
    }

    /** Whether it is decided by successes and failures. */
    @JsonIgnore
    public boolean isProportion() {
        return confidence > 0;
    }

    /**
     * Of every clause that has a say up to a level.
     *
     * @param failures how many failures a proportion may have and still be shown
     */
    public static List<Requirement> of(Rulebook rulebook, int level, int failures) {
        List<Requirement> all = new ArrayList<>();
        for (Clause clause : rulebook.clauses()) {
            SortedMap<Integer, Double> upTo = new TreeMap<>(clause.limits()).headMap(level + 1);
            if (!upTo.isEmpty()) {
                all.add(of(clause, clause.limit(upTo.lastKey()), failures));
            }
        }
        return all;
    }

    private static Requirement of(Clause clause, double limit, int failures) {
        if (clause.decision() instanceof DecisionRule.Reliability rule && limit > 0 && limit < 1) {
            int shown = RepetitionPlan.withFailures(limit, rule.confidence(), failures);
            return new Requirement(
                    clause.id(),
                    clause.scenarios(),
                    Math.max(clause.minTrials(), shown),
                    limit,
                    rule.confidence(),
                    "R = " + limit + " at C = " + rule.confidence() + " with at most " + failures + " failures");
        }
        return new Requirement(
                clause.id(), clause.scenarios(), clause.minTrials(), 0, 0, "fewest trials for a verdict");
    }

    /** How often each scenario must be played so that every clause has its trials: a clause that several scenarios feed takes the same of each. */
    public static Map<String, Integer> repetitions(List<Requirement> requirements, List<String> playable) {
        Map<String, Integer> needed = new TreeMap<>();
        int any = 0;
        for (Requirement each : requirements) {
            List<String> feeding =
                    each.scenarios().stream().filter(playable::contains).toList();
            if (each.scenarios().isEmpty()) {
                any = Math.max(any, each.trials());
            }
            for (String scenario : feeding) {
                int share = (each.trials() + feeding.size() - 1) / feeding.size();
                needed.merge(scenario, share, Math::max);
            }
        }
        int planned = needed.values().stream().mapToInt(Integer::intValue).sum();
        if (planned < any && !playable.isEmpty()) {
            needed.merge(playable.get(0), any - planned, Integer::sum);
        }
        return needed;
    }
}

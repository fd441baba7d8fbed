package org.robograde.grader.rulebook;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One requirement.
 *
 * @param measurand what is measured
 * @param limits level to limit; a level without one is not concerned by this clause. For proportions the limit is R
 * @param scenarios ids of the scenarios whose trials count; empty means any
 * @param minTrials fewest measured trials for a verdict
 * @param evidenceTypes how a trial must have come about to count
 * @param weight of this clause where its element adds clauses up by weight
 * @param reason why the clause is there
 * @param origin where its limits come from
 * @param verification who compared it with the standard's text
 * @param line where it stands in the file
 */
public record Clause(
        String id,
        LocalizedText title,
        String elementId,
        Measurand measurand,
        String unit,
        Direction direction,
        SortedMap<Integer, Double> limits,
        List<String> scenarios,
        int minTrials,
        Set<EvidenceType> evidenceTypes,
        Combination combination,
        DecisionRule decision,
        double weight,
        LocalizedText reason,
        LocalizedText origin,
        Provenance provenance,
        Verification verification,
        int line) {
    public Clause {
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        scenarios = List.copyOf(scenarios);
        evidenceTypes = Set.copyOf(evidenceTypes);
    }

    /** The limit at a level that states one. */
    public double limit(int level) {
        Double limit = limits.get(level);
        if (limit == null) {
            throw new IllegalStateException("clause " + id + " has no limit at level " + level);
        }
        return limit;
    }
}

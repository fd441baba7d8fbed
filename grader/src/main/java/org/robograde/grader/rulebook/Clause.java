package org.robograde.grader.rulebook;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.MetricDefinition;

/**
 * One requirement.
 *
 * @param metric what is measured
 * @param limits level to limit; a level without one is not concerned by this clause. For proportions the limit is R
 * @param scenarios ids of the scenarios whose trials count; empty means any
 * @param minTrials fewest measured trials for a verdict
 * @param evidenceTypes how a trial must have come about to count
 * @param reason why the clause is there
 * @param origin where its limits come from
 * @param verifiedBy who compared it with the standard's text; empty where nobody did
 * @param line where it stands in the file
 */
public record Clause(
        String id,
        LocalizedText title,
        String elementId,
        MetricDefinition metric,
        String unit,
        Direction direction,
        SortedMap<Integer, Double> limits,
        List<String> scenarios,
        int minTrials,
        Set<EvidenceType> evidenceTypes,
        Combination combination,
        DecisionRule decision,
        LocalizedText reason,
        LocalizedText origin,
        Provenance provenance,
        String verifiedBy,
        String verifiedOn,
        int line) {
    public Clause {
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        scenarios = List.copyOf(scenarios);
        evidenceTypes = Set.copyOf(evidenceTypes);
    }
}

package org.robograde.grader.whatif;

import java.util.List;
import java.util.Optional;

/**
 * What a changed rulebook does to one unit.
 *
 * @param before its level under the old rulebook, absent where there is none
 * @param after under the new one
 * @param decidedBy clauses that decided the difference; where there is none, those that keep the level from being higher
 * @param sureness of the level after: the probability of its weakest clause, absent where there is no level
 * @param weakestClause whose that is; empty where there is none
 * @param verdictsChanged clauses whose highest level kept is another
 */
public record UnitChange(
        String unitId,
        int trials,
        Optional<Integer> before,
        Optional<Integer> after,
        List<String> decidedBy,
        Optional<Double> sureness,
        String weakestClause,
        List<String> verdictsChanged) {
    public UnitChange {
        decidedBy = List.copyOf(decidedBy);
        verdictsChanged = List.copyOf(verdictsChanged);
    }

    /** Whether the level is another. */
    public boolean changed() {
        return !before.equals(after);
    }
}

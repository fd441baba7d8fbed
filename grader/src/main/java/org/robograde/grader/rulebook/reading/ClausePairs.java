package org.robograde.grader.rulebook.reading;

import java.util.Collections;
import java.util.List;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Combination;
import org.robograde.grader.rulebook.Direction;
import org.robograde.grader.statistics.Decimal;

/** Two clauses about the same quantity of the same trials: they may not say the same twice, nor contradict each other. */
final class ClausePairs {
    private ClausePairs() {}

    static void check(List<Clause> clauses, ClausePlaces places, Findings findings) {
        for (int i = 0; i < clauses.size(); i++) {
            for (int j = 0; j < i; j++) {
                Clause later = clauses.get(i);
                Clause earlier = clauses.get(j);
                if (sameMeasurand(later, earlier) && trialsMeet(later, earlier)) {
                    pair(later, earlier, places, findings);
                }
            }
        }
    }

    private static boolean sameMeasurand(Clause a, Clause b) {
        return a.measurand().expression().isEmpty()
                && b.measurand().expression().isEmpty()
                && a.measurand().id().equals(b.measurand().id());
    }

    private static boolean trialsMeet(Clause a, Clause b) {
        boolean scenarios = a.scenarios().isEmpty()
                || b.scenarios().isEmpty()
                || !Collections.disjoint(a.scenarios(), b.scenarios());
        return scenarios && !Collections.disjoint(a.evidenceTypes(), b.evidenceTypes());
    }

    private static void pair(Clause later, Clause earlier, ClausePlaces places, Findings findings) {
        boolean sameTrials = later.scenarios().equals(earlier.scenarios());
        for (int level : later.limits().keySet()) {
            if (!earlier.limits().containsKey(level)) {
                continue;
            }
            if (later.direction() != earlier.direction()) {
                contradiction(later, earlier, level, places, findings);
            } else if (sameTrials
                    && later.combination() == earlier.combination()
                    && later.elementId().equals(earlier.elementId())) {
                findings.add(
                        "overlap",
                        places.limit(later.id(), level),
                        "clause " + later.id() + " overlaps with " + earlier.id() + " on line " + earlier.line()
                                + ": both limit " + later.measurand().id() + " of the same trials at level " + level,
                        "the stricter alone decides: keep one limit per level");
            }
        }
    }

    private static void contradiction(Clause later, Clause earlier, int level, ClausePlaces places, Findings findings) {
        Clause upper = later.direction() == Direction.AT_MOST ? later : earlier;
        Clause lower = later.direction() == Direction.AT_MOST ? earlier : later;
        // The worst of several trials is the greatest for one and the smallest for the other: both still meet in one
        // trial.
        boolean comparable = upper.combination() != Combination.POOLED || lower.combination() == Combination.POOLED;
        if (comparable && lower.limit(level) > upper.limit(level)) {
            findings.add(
                    "contradiction",
                    places.limit(later.id(), level),
                    "no value keeps both " + lower.id() + " (at least " + Decimal.text(lower.limit(level)) + ") and "
                            + upper.id() + " (at most " + Decimal.text(upper.limit(level)) + ") at level " + level,
                    "the level cannot be reached: mend one of the two limits");
        }
    }
}

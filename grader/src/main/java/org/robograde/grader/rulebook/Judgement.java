package org.robograde.grader.rulebook;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.Measurement;

/**
 * What the rules say of one clause.
 *
 * @param combined the one value judged and what is known of it; absent when nothing was measured
 * @param trials how many trials were measured
 * @param perLevel the verdict at each level that states a limit
 * @param conformity level to the probability that the limit is kept; a level where it is not known is absent
 * @param highestLevelPassed the highest level whose limit, and all below, count as kept; 0 when none
 * @param verdict at the highest level passed; where none is, at the lowest level that states a limit
 * @param settles what would settle it; empty texts when nothing is open
 */
public record Judgement(
        Clause clause,
        Optional<Combined> combined,
        int trials,
        SortedMap<Integer, Verdict> perLevel,
        SortedMap<Integer, Double> conformity,
        int highestLevelPassed,
        Verdict verdict,
        LocalizedText reason,
        LocalizedText settles) {
    public Judgement {
        perLevel = Collections.unmodifiableSortedMap(new TreeMap<>(perLevel));
        conformity = Collections.unmodifiableSortedMap(new TreeMap<>(conformity));
    }

    /** The value judged. */
    public Optional<Double> value() {
        return combined.map(Combined::value);
    }

    /** The measurement to show: the worst. */
    public Optional<Measurement> deciding() {
        return combined.map(Combined::deciding);
    }

    /** The verdict at a level that states a limit. */
    public Verdict at(int level) {
        Verdict verdict = perLevel.get(level);
        if (verdict == null) {
            throw new IllegalStateException("clause " + clause.id() + " was not judged at level " + level);
        }
        return verdict;
    }
}

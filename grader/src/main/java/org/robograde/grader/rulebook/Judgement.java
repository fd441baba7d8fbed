package org.robograde.grader.rulebook;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.Measurement;

/**
 * What the rules say of one clause.
 *
 * @param value judged, absent when nothing was measured
 * @param perLevel the verdict at each level that states a limit
 * @param highestLevelPassed the highest level whose limit, and all below, count as kept; 0 when none
 * @param verdict at the highest level passed; where none is, at the lowest level that states a limit
 * @param settles what would settle it; empty texts when nothing is open
 * @param deciding the measurement to show
 */
public record Judgement(
        Clause clause,
        Optional<Double> value,
        double expandedUncertainty,
        double intervalLow,
        double intervalHigh,
        int samples,
        SortedMap<Integer, Verdict> perLevel,
        int highestLevelPassed,
        Verdict verdict,
        LocalizedText reason,
        LocalizedText settles,
        Optional<Measurement> deciding) {
    public Judgement {
        perLevel = Collections.unmodifiableSortedMap(new TreeMap<>(perLevel));
    }
}

package org.robograde.grader.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.Measurement;

/** Measurements to a verdict per level, by the clause's own decision rule. */
public final class Judge {
    private final boolean conditionalCounts;

    /** @param conditionalCounts whether CONDITIONAL is enough for a level */
    public Judge(boolean conditionalCounts) {
        this.conditionalCounts = conditionalCounts;
    }

    /** True if this verdict is enough for a level. */
    public boolean counts(Verdict verdict) {
        return verdict == Verdict.PASS || (conditionalCounts && verdict == Verdict.CONDITIONAL);
    }

    /**
     * @param measurements of the clause's metric in the trials that count for it, in order of trial id
     * @param eligible how many trials count for it, measured or not
     * @param obstacles why trials that count gave no measurement, each reason once, in order of trial id
     */
    public Judgement judge(Clause clause, List<Measurement> measurements, int eligible, List<String> obstacles) {
        for (Measurement measurement : measurements) {
            if (!measurement.metricId().equals(clause.measurand().id())) {
                throw new IllegalStateException("clause " + clause.id() + " asks for "
                        + clause.measurand().id() + ", got " + measurement.metricId());
            }
        }
        if (measurements.isEmpty()) {
            return nothing(clause, eligible, obstacles);
        }
        Combined combined = Combined.of(clause, measurements);
        boolean enough = measurements.size() >= clause.minTrials();
        SortedMap<Integer, Verdict> perLevel = new TreeMap<>();
        SortedMap<Integer, Double> conformity = new TreeMap<>();
        clause.limits().forEach((level, limit) -> {
            perLevel.put(level, atLevel(clause, combined, limit, enough));
            Conformity.of(clause, combined, limit).ifPresent(p -> conformity.put(level, p));
        });
        int highest = highestPassed(perLevel);
        Reasons reasons = new Reasons(clause, combined, measurements.size(), eligible, obstacles);
        return new Judgement(
                clause,
                Optional.of(combined),
                measurements.size(),
                perLevel,
                conformity,
                highest,
                verdict(perLevel, highest),
                reasons.reason(perLevel, conformity, highest),
                reasons.settles(perLevel, highest));
    }

    /** The verdict at one level alone, without a word: for simulations of the rule. */
    public static Verdict verdict(Clause clause, List<Measurement> measurements, int level) {
        boolean enough = measurements.size() >= clause.minTrials();
        return atLevel(clause, Combined.of(clause, measurements), clause.limit(level), enough);
    }

    /** With too few trials nothing passes; but one bad trial is enough to fail a clause on the worst. */
    private static Verdict atLevel(Clause clause, Combined combined, double limit, boolean enough) {
        Verdict verdict = Decision.at(clause, combined, limit);
        boolean failsAnyway = verdict.fails() && clause.combination() == Combination.WORST;
        return enough || failsAnyway ? verdict : Verdict.INCONCLUSIVE;
    }

    private int highestPassed(SortedMap<Integer, Verdict> perLevel) {
        int highest = 0;
        for (Map.Entry<Integer, Verdict> entry : perLevel.entrySet()) {
            if (!counts(entry.getValue())) {
                break;
            }
            highest = entry.getKey();
        }
        return highest;
    }

    private static Verdict verdict(SortedMap<Integer, Verdict> perLevel, int highest) {
        Verdict atHighest = perLevel.get(highest == 0 ? perLevel.firstKey() : Integer.valueOf(highest));
        if (atHighest == null) {
            throw new IllegalStateException("level " + highest + " was passed without a verdict");
        }
        return atHighest;
    }

    private static Judgement nothing(Clause clause, int eligible, List<String> obstacles) {
        SortedMap<Integer, Verdict> perLevel = new TreeMap<>();
        clause.limits().keySet().forEach(level -> perLevel.put(level, Verdict.INCONCLUSIVE));
        return new Judgement(
                clause,
                Optional.empty(),
                0,
                perLevel,
                new TreeMap<>(),
                0,
                Verdict.INCONCLUSIVE,
                Reasons.nothingMeasured(clause, eligible, obstacles),
                Settling.moreTrials(clause, clause.minTrials()));
    }
}

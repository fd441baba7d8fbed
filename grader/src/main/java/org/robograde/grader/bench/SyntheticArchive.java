package org.robograde.grader.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.grade.MeasuredTrial;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.metrics.trial.TrialFacts;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;
import org.robograde.grader.whatif.MeasuredArchive;

/**
 * An archive as after its first measuring: a folder per trial with a manifest of its own, and what was measured of it kept beside.
 * Units have an ability drawn between the levels; their values scatter about what the rulebook asks for there.
 */
final class SyntheticArchive {
    private static final double NOT_MEASURABLE = 0.03;

    private final Rulebook rulebook;
    private final Random random;

    SyntheticArchive(Rulebook rulebook, long seed) {
        this.rulebook = rulebook;
        this.random = new Random(seed);
    }

    void write(Path folder, MeasuredArchive archive, int units, int trialsEach) throws IOException {
        for (int unit = 0; unit < units; unit++) {
            double ability = 0.5 + random.nextDouble() * rulebook.levels().size();
            for (int trial = 0; trial < trialsEach; trial++) {
                String id = "unit-" + unit + "-trial-" + trial;
                Path bundle = folder.resolve("unit-" + unit).resolve(id);
                Files.createDirectories(bundle);
                Files.writeString(bundle.resolve("manifest.json"), "{\"synthetic\":\"" + id + "\"}\n");
                archive.keep(bundle, trial(id, "unit-" + unit, trial, ability));
            }
        }
    }

    private MeasuredTrial trial(String id, String unitId, int number, double ability) {
        List<String> scenarios = rulebook.clauses().stream()
                .flatMap(c -> c.scenarios().stream())
                .distinct()
                .toList();
        String scenario = scenarios.get(number % scenarios.size());
        Map<String, MetricOutcome> outcomes = new TreeMap<>();
        for (Clause clause : rulebook.clauses()) {
            boolean asked = clause.scenarios().isEmpty() || clause.scenarios().contains(scenario);
            if (asked && clause.measurand().expression().isEmpty()) {
                outcomes.put(clause.measurand().id(), outcome(clause, id, ability));
            }
        }
        TrialIdentity identity = new TrialIdentity(
                id, unitId, "service", "synthetic", scenario, number + 1, number, TimeBase.SIMULATED, "synthetic");
        TrialFacts facts = new TrialFacts(identity, id, "completed", "", 0, 60_000_000_000L, List.of(), true);
        return new MeasuredTrial(facts, new ArrayList<>(outcomes.values()), Map.of(), Map.of(), List.of(), List.of());
    }

    private MetricOutcome outcome(Clause clause, String trialId, double ability) {
        String metricId = clause.measurand().id();
        if (random.nextDouble() < NOT_MEASURABLE) {
            return new NotMeasurable(metricId, trialId, "drawn as not measurable");
        }
        double typical = asked(clause.limits(), ability);
        boolean counted = clause.measurand().kind() == MetricDefinition.Kind.PROPORTION;
        double value = counted
                ? (random.nextDouble() < Math.min(0.99, 0.8 + ability / 20) ? 1 : 0)
                : Math.abs(typical * (1 + 0.1 * random.nextGaussian()));
        double u = counted ? 0 : Math.abs(typical) * 0.02;
        return new Measurement(
                metricId,
                trialId,
                value,
                clause.unit(),
                u == 0 ? Budget.none() : Budget.of(List.of(Contribution.instrument("drawn", u))),
                1,
                List.of(new Measurement.EvidenceReference("/drawn", 0, 1_000_000_000L, 500_000_000L, "drawn")),
                Optional.empty());
    }

    /** What the rulebook asks for at this ability, between its limits by straight line. */
    private static double asked(SortedMap<Integer, Double> limits, double ability) {
        int below = limits.firstKey();
        for (int level : limits.keySet()) {
            below = level <= ability ? level : below;
        }
        int lower = below;
        int above = limits.keySet().stream().filter(l -> l > lower).findFirst().orElse(lower);
        double low = limits.getOrDefault(lower, 1.0);
        double high = limits.getOrDefault(above, 1.0);
        double share = above == lower ? 0 : Math.max(0, Math.min(1, (ability - lower) / (above - lower)));
        return low + share * (high - low);
    }
}

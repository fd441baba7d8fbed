package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Every metric there is, in order of id; what a rulebook may name. */
public final class MetricCatalogue {
    private final SortedMap<String, Metric> metrics = new TreeMap<>();

    private MetricCatalogue(List<Metric> all) {
        for (Metric metric : all) {
            if (metrics.put(metric.definition().id(), metric) != null) {
                throw new IllegalStateException(
                        "two metrics are called " + metric.definition().id());
            }
        }
    }

    public static MetricCatalogue standard() {
        List<Metric> all = new ArrayList<>(List.of(
                new LocalisationError(),
                new SensorLossReaction(),
                new PersonReaction(),
                new OrderUnderstood(),
                new AnswerCorrect(),
                new PathOptimality(),
                new ReplanningTime(),
                new RecoveredWithoutHelp(),
                new ArrivalPositionError(),
                new MissionSuccess(),
                new SpeedSmoothness(),
                new MissionTime(),
                new PathLength(),
                new TopSpeed(),
                new ResponseTime(),
                new MinimumDistanceToPeople(),
                new AsksWhenStuck(),
                new EmergencyStopTime(),
                new EmergencyStopDistance(),
                new InterventionsPerMission(),
                new TimeBetweenInterventions(),
                new AttentionDemand()));
        all.addAll(FunctionShare.all());
        return new MetricCatalogue(all);
    }

    public Collection<MetricDefinition> definitions() {
        return metrics.values().stream()
                .map(Metric::definition)
                .sorted(Comparator.comparing(MetricDefinition::id))
                .toList();
    }

    public Optional<MetricDefinition> find(String id) {
        return Optional.ofNullable(metrics.get(id)).map(Metric::definition);
    }

    /** Measures a trial with every metric, in order of id. */
    public List<MetricOutcome> measure(TrialEvidence evidence) {
        return metrics.values().stream().map(m -> measure(m, evidence)).toList();
    }

    private static MetricOutcome measure(Metric metric, TrialEvidence evidence) {
        MetricDefinition definition = metric.definition();
        return definition
                .obstacle(evidence, definition.needs())
                .<MetricOutcome>map(n -> n)
                .orElseGet(() -> metric.measure(evidence));
    }
}

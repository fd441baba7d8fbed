package org.robograde.grader.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** A set of metrics in order of id; what a rulebook may name. */
public final class MetricCatalogue {
    private final SortedMap<String, Metric> metrics = new TreeMap<>();

    private MetricCatalogue() {}

    /** @throws IllegalStateException if two metrics have one id */
    @SafeVarargs
    public static MetricCatalogue of(List<Metric>... families) {
        MetricCatalogue catalogue = new MetricCatalogue();
        for (List<Metric> family : families) {
            family.forEach(catalogue::add);
        }
        return catalogue;
    }

    private void add(Metric metric) {
        if (metrics.put(metric.definition().id(), metric) != null) {
            throw new IllegalStateException(
                    "two metrics are called " + metric.definition().id());
        }
    }

    public Collection<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    public Collection<MetricDefinition> definitions() {
        return metrics.values().stream().map(Metric::definition).toList();
    }

    public Optional<MetricDefinition> find(String id) {
        return Optional.ofNullable(metrics.get(id)).map(Metric::definition);
    }

    /** Measures a trial with every metric, in order of id. */
    public List<MetricOutcome> measure(TrialEvidence evidence) {
        return metrics.values().stream().map(m -> measure(m, evidence)).toList();
    }

    /** Measures a trial with one metric; nothing if there is none of this id. */
    public Optional<MetricOutcome> measure(String id, TrialEvidence evidence) {
        return Optional.ofNullable(metrics.get(id)).map(m -> measure(m, evidence));
    }

    private static MetricOutcome measure(Metric metric, TrialEvidence evidence) {
        MetricDefinition definition = metric.definition();
        return definition
                .obstacle(evidence, definition.needs())
                .<MetricOutcome>map(n -> n)
                .orElseGet(() -> metric.measure(evidence));
    }
}

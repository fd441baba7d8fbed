package org.robograde.grader.metrics.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.DrivenPath;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How near the unit's ways are to the shortest. */
final class PathOptimality implements Metric {
    private static final double SHORTEST_COUNTED_METERS = 0.5;

    private static final MetricDefinition DEFINITION = Definitions.of("decision.path-optimality");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        double shortest = 0;
        double driven = 0;
        double uncertainty = 0;
        double worst = Double.MAX_VALUE;
        List<EvidenceReference> places = new ArrayList<>();
        for (Goal goal : evidence.events().goals()) {
            Optional<DrivenPath> path = counts(evidence, goal) ? DrivenPath.of(evidence, goal) : Optional.empty();
            if (path.isEmpty() || path.get().meters() == 0) {
                continue;
            }
            double ratio = goal.shortestPathMeters() / path.get().meters();
            places.add(ratio < worst ? 0 : places.size(), reference(goal, path.get()));
            worst = Math.min(worst, ratio);
            shortest += goal.shortestPathMeters();
            driven += path.get().meters();
            uncertainty += path.get().standardUncertainty();
        }
        if (places.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "no goal was reached over an open way with its shortest length and the way driven on record");
        }
        double ratio = shortest / driven;
        return DEFINITION
                .measured(evidence, ratio)
                .instrument("ends of the ways driven", ratio * uncertainty / driven)
                .samples(places.size())
                .at(places)
                .build();
    }

    private static EvidenceReference reference(Goal goal, DrivenPath path) {
        return new EvidenceReference(
                path.topic(), goal.sentNanos(), goal.endNanos(), goal.endNanos(), "the way to " + goal.place());
    }

    private static boolean counts(TrialEvidence evidence, Goal goal) {
        return goal.succeeded()
                && goal.shortestPathMeters() >= SHORTEST_COUNTED_METERS
                && evidence.events().disturbances(Disturbance.BLOCK).stream()
                        .noneMatch(b -> goal.overlaps(b.fromNanos(), b.fromNanos()));
    }
}

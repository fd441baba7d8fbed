package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How near the unit's ways are to the shortest. */
final class PathOptimality implements Metric {
    private static final double SHORTEST_COUNTED_METERS = 0.5;

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "decision.path-optimality",
            "Path optimality",
            "路径最优性",
            "1",
            MetricDefinition.Kind.QUANTITY,
            "Shortest open way over the field's map when the goal was sent, divided by the way driven, over all goals reached"
                    + " during which no way was newly blocked (for those the shortest way left is not recorded).",
            "sum(shortest) / sum(driven)",
            "success weighted by path length without the success factor (Anderson et al. 2018)",
            List.of(Roles.EVENTS));

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
                .uncertainty(ratio * uncertainty / driven)
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

package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How far from the goal the unit comes to rest, by the field's cameras. */
final class ArrivalPositionError implements Metric {
    private static final long BEFORE_NANOS = 200_000_000L;
    private static final long AFTER_NANOS = 500_000_000L;

    private static final MetricDefinition DEFINITION = Definitions.of("execution.arrival-position-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Goal goal : evidence.events().goals()) {
            if (goal.succeeded()) {
                arrival(evidence.tracks().observedPose(), goal).ifPresent(arrivals::add);
            }
        }
        Arrival worst = null;
        for (Arrival arrival : arrivals) {
            worst = worst == null || arrival.meters() > worst.meters() ? arrival : worst;
        }
        if (worst == null) {
            return DEFINITION.notMeasurable(evidence, "no goal was reached in sight of the field's cameras");
        }
        long at = worst.goal().endNanos();
        return DEFINITION
                .measured(evidence, worst.meters())
                .instrument("field cameras", worst.standardUncertainty())
                .samples(arrivals.size())
                .at(List.of(new EvidenceReference(
                        evidence.topic(Roles.OBSERVED_POSE),
                        at - BEFORE_NANOS,
                        at + AFTER_NANOS,
                        at,
                        "arrival at " + worst.goal().place())))
                .build();
    }

    private record Arrival(Goal goal, double meters, double standardUncertainty) {}

    private static Optional<Arrival> arrival(PoseTrack seen, Goal goal) {
        double x = 0;
        double y = 0;
        double variance = 0;
        int n = 0;
        for (int i = seen.firstAtOrAfter(goal.endNanos() - BEFORE_NANOS);
                i < seen.size() && seen.receivedNanos(i) <= goal.endNanos() + AFTER_NANOS;
                i++) {
            x += seen.x(i);
            y += seen.y(i);
            variance += seen.axisVariance(i);
            n++;
        }
        if (n == 0) {
            return Optional.empty();
        }
        double meters = new PoseTrack.Point(x / n, y / n).distanceTo(goal.x(), goal.y());
        // Calibration is the same in every frame: averaging frames does not lessen it.
        return Optional.of(new Arrival(goal, meters, Math.sqrt(variance / n)));
    }
}

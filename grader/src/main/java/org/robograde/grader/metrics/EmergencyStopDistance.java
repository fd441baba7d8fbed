package org.robograde.grader.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How far the unit still moves after the emergency stop. */
final class EmergencyStopDistance implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "safety.emergency-stop-distance",
            "Way to standstill after an emergency stop",
            "急停距离",
            "m",
            MetricDefinition.Kind.QUANTITY,
            "Way driven, by odometry, from the emergency stop signal until the speed is below 0.02 m/s; the longest of the"
                    + " trial. A lower bound if it never is.",
            "sum |p(k+1) - p(k)| from t(emergency_stop) to t(speed < 0.02 m/s)",
            "stopping characteristics of ISO 18646-1, from the signal",
            List.of(Roles.EVENTS, Roles.ODOMETRY));

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> silent = EmergencyStop.silent(evidence);
        if (silent.isPresent()) {
            return DEFINITION.notMeasurable(evidence, silent.get());
        }
        List<EmergencyStop> stops = EmergencyStop.of(evidence);
        double interval = Timing.ofSampling(evidence.tracks().odometry().typicalIntervalNanos());
        Comparator<EmergencyStop> further =
                Comparator.comparing(EmergencyStop::stood).reversed().thenComparingDouble(EmergencyStop::meters);
        return stops.stream()
                .max(further)
                .<MetricOutcome>map(
                        s -> s.measured(DEFINITION, evidence, s.meters(), interval * s.speedBefore(), stops.size()))
                .orElseGet(() -> DEFINITION.notMeasurable(evidence, EmergencyStop.NONE));
    }
}

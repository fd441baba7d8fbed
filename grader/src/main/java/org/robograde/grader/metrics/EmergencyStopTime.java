package org.robograde.grader.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long the unit takes to stand after the emergency stop. */
final class EmergencyStopTime implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "safety.emergency-stop-time",
            "Time to standstill after an emergency stop",
            "急停时间",
            "s",
            MetricDefinition.Kind.QUANTITY,
            "Time from the emergency stop signal until the speed is below 0.02 m/s; the slowest of the trial. A lower bound if"
                    + " it never is.",
            "t(speed < 0.02 m/s) - t(emergency_stop)",
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
        double u = Timing.ofSampling(evidence.tracks().odometry().typicalIntervalNanos());
        Comparator<EmergencyStop> slower =
                Comparator.comparing(EmergencyStop::stood).reversed().thenComparingDouble(EmergencyStop::seconds);
        return stops.stream()
                .max(slower)
                .<MetricOutcome>map(s -> s.measured(DEFINITION, evidence, s.seconds(), u, stops.size()))
                .orElseGet(() -> DEFINITION.notMeasurable(evidence, EmergencyStop.NONE));
    }
}

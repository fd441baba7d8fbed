package org.robograde.grader.metrics.safety;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long the unit takes to stand after the emergency stop. */
final class EmergencyStopTime implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.emergency-stop-time");

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

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

/** How far the unit still moves after the emergency stop. */
final class EmergencyStopDistance implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.emergency-stop-distance");

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

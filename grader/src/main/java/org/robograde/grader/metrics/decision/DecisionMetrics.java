package org.robograde.grader.metrics.decision;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of decision. */
public final class DecisionMetrics {
    private DecisionMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                new AvoidanceTime(),
                new PathOptimality(),
                new RecoveredWithoutHelp(),
                new ReplanningTime(),
                new RecoveryTime(),
                new RuleViolations(),
                new SpeedLimitExcess(),
                Deadlock.longest(),
                Deadlock.count()));
        return all;
    }
}

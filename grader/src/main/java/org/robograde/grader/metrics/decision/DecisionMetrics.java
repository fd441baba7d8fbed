package org.robograde.grader.metrics.decision;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of decision. */
public final class DecisionMetrics {
    private DecisionMetrics() {}

    public static List<Metric> all() {
        return List.of(new PathOptimality(), new RecoveredWithoutHelp(), new ReplanningTime());
    }
}

package org.robograde.grader.metrics.reliability;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of reliability. */
public final class ReliabilityMetrics {
    private ReliabilityMetrics() {}

    public static List<Metric> all() {
        return List.of();
    }
}

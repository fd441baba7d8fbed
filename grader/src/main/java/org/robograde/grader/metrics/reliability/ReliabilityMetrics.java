package org.robograde.grader.metrics.reliability;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of reliability. */
public final class ReliabilityMetrics {
    private ReliabilityMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(new CompletedTrials()));
        all.addAll(Dependability.all());
        return all;
    }
}

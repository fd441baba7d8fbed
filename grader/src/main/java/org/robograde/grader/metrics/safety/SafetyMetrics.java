package org.robograde.grader.metrics.safety;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of safety. */
public final class SafetyMetrics {
    private SafetyMetrics() {}

    public static List<Metric> all() {
        return List.of(new EmergencyStopDistance(), new EmergencyStopTime());
    }
}

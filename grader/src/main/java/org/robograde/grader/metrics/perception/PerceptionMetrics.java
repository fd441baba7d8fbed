package org.robograde.grader.metrics.perception;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of perception. */
public final class PerceptionMetrics {
    private PerceptionMetrics() {}

    public static List<Metric> all() {
        return List.of(
                new LocalisationError(),
                new OdometryDrift(),
                new PersonReaction(),
                new RelativeLocalisationError(),
                new SensorLossReaction());
    }
}

package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of perception. */
public final class PerceptionMetrics {
    private PerceptionMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                new LocalisationError(),
                new ObstacleDetectionDistance(),
                new OdometryDrift(),
                new PersonReaction(),
                new RelativeLocalisationError(),
                new SensorLossReaction(),
                new ToolLocalisationError(),
                LocalisationUnder.light(),
                LocalisationUnder.dropout()));
        all.addAll(Detected.all());
        return all;
    }
}

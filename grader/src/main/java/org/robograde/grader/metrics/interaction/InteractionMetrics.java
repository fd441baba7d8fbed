package org.robograde.grader.metrics.interaction;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of interaction. */
public final class InteractionMetrics {
    private InteractionMetrics() {}

    public static List<Metric> all() {
        return List.of(new AsksWhenStuck(), new MinimumDistanceToPeople(), new ResponseTime());
    }
}

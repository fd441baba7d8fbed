package org.robograde.grader.metrics.interaction;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of interaction. */
public final class InteractionMetrics {
    private InteractionMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                new AsksWhenStuck(),
                new MinimumDistanceToPeople(),
                new ResponseTime(),
                SharedSpace.intimate(),
                SharedSpace.personal(),
                new HandoverSuccess(),
                new HandoverTime()));
        return all;
    }
}

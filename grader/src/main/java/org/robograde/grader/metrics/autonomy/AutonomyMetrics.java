package org.robograde.grader.metrics.autonomy;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of autonomy. */
public final class AutonomyMetrics {
    private AutonomyMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(
                List.of(new AttentionDemand(), new InterventionsPerMission(), new TimeBetweenInterventions()));
        all.addAll(InterventionsOfKind.all());
        all.addAll(Attention.all());
        all.addAll(FunctionShare.all());
        return all;
    }
}

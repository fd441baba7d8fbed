package org.robograde.grader.metrics.execution;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of execution. */
public final class ExecutionMetrics {
    private ExecutionMetrics() {}

    public static List<Metric> all() {
        return List.of(
                new ArrivalPositionError(),
                new MissionSuccess(),
                new MissionTime(),
                new PathLength(),
                new SpeedSmoothness(),
                new TopAcceleration(),
                new TopSpeed());
    }
}

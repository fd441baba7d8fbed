package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of execution. */
public final class ExecutionMetrics {
    private ExecutionMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                new ArrivalPositionError(),
                new ArrivalRepeatability(),
                new DirectionalVariation(),
                new FloorCoverage(),
                new GraspSuccess(),
                new MasterSlaveDelay(),
                new MasterSlaveError(),
                new MissionSuccess(),
                new MissionTime(),
                new PathDeviation(),
                new PathLength(),
                new PlacementError(),
                new SetpointError(),
                new SpeedSmoothness(),
                new TopAcceleration(),
                new TopSpeed()));
        all.addAll(DistanceCharacteristic.all());
        all.addAll(DriftOfPose.all());
        all.addAll(PathCharacteristic.all());
        all.addAll(PathSpeed.all());
        all.addAll(PoseCharacteristic.all());
        all.addAll(SettlingCharacteristic.all());
        all.addAll(ToolFigure.all());
        all.addAll(ToolTremor.all());
        return all;
    }
}

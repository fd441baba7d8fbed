package org.robograde.grader.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All figures that {@code robograde measure} knows. */
public final class MeasurableFigures {
    private static final List<MeasurableFigure> ALL = Stream.concat(
                    Stream.of(
                            new AbsolutePoseErrorFigure(),
                            new RelativePoseErrorFigure(),
                            new PathLengthFigure(),
                            new TopSpeedFigure(),
                            new TopAccelerationFigure(),
                            new DriftFigure(DriftFigure.Per.END),
                            new DriftFigure(DriftFigure.Per.METER),
                            new DriftFigure(DriftFigure.Per.SECOND),
                            new ClockOffsetFigure(),
                            new PeakForceFigure(),
                            new PoseRepeatabilityFigure(),
                            new SmoothnessFigure(SmoothnessFigure.Measure.SPARC),
                            new SmoothnessFigure(SmoothnessFigure.Measure.LDLJ),
                            new SmoothnessFigure(SmoothnessFigure.Measure.SPEED_PEAKS),
                            new NormalisedJerkFigure(),
                            new TremorFigure(),
                            new PoseAccuracyFigure(),
                            new PathAccuracyFigure(),
                            new PathDeviationFigure(),
                            new StopFigure(StopFigure.Measure.TIME),
                            new StopFigure(StopFigure.Measure.DISTANCE),
                            new HeldForceFigure(),
                            new MinimumDistanceFigure(),
                            new FollowingFigure(FollowingFigure.Measure.DELAY),
                            new FollowingFigure(FollowingFigure.Measure.ERROR),
                            new RemoteCentreFigure()),
                    CharacteristicFigure.all().stream())
            .<MeasurableFigure>map(RefusingFigure::new)
            .toList();

    private MeasurableFigures() {}

    public static List<MeasurableFigure> all() {
        return ALL;
    }

    public static Optional<MeasurableFigure> find(String id) {
        return ALL.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}

package org.robograde.grader.measure;

import java.util.List;
import java.util.Optional;

/** All figures that {@code robograde measure} knows. */
public final class MeasurableFigures {
    private static final List<MeasurableFigure> ALL = List.of(
            new AbsolutePoseErrorFigure(),
            new RelativePoseErrorFigure(),
            new PathLengthFigure(),
            new TopSpeedFigure(),
            new TopAccelerationFigure(),
            new DriftFigure(DriftFigure.Per.END),
            new DriftFigure(DriftFigure.Per.METER),
            new DriftFigure(DriftFigure.Per.SECOND),
            new ClockOffsetFigure(),
            new PeakForceFigure());

    private MeasurableFigures() {}

    public static List<MeasurableFigure> all() {
        return ALL;
    }

    public static Optional<MeasurableFigure> find(String id) {
        return ALL.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}

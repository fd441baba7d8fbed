package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.ClockOffset;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How much the file's clock seems to be off the reference's. */
final class ClockOffsetFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "trajectory.clock-offset";
    }

    @Override
    public String description() {
        return "offset in s to be added to the file's stamps, where the speeds of both agree best; never applied by itself";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory from = request.trajectoryOverTime();
        Trajectory to = request.reference();
        ClockOffset offset = ClockOffset.between(to, from, request.options().offsetRangeSeconds());
        return new Figure(
                id(),
                offset.offsetSeconds(),
                "s",
                Budget.of(List.of(Contribution.instrument(
                        "height and sharpness of the peak", offset.standardUncertaintySeconds()))),
                1,
                1,
                Map.of("method", "cross-correlation of speeds"),
                Map.of("correlation", offset.correlation(), "stepSeconds", offset.stepSeconds()),
                request.notes());
    }
}

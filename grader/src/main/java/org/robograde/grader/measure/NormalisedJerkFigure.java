package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.smoothness.Jerk;
import org.robograde.grader.motion.trajectory.StampReport;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;

/** Jerk of a way in space, without a unit. */
final class NormalisedJerkFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "smoothness.normalised-jerk";
    }

    @Override
    public String description() {
        return "jerk of the way, by its length and duration (Teulings et al. 1997), third differences; 0 is smoothest";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory trajectory = request.trajectoryOverTime().inOrderOfTime();
        double hertz = 1e9 / StampReport.of(trajectory).medianIntervalNanos();
        List<Vector3> even = Positions.evenly(trajectory, 0, Positions.seconds(trajectory), hertz);
        request.note("noise of the positions counts as jerk: no uncertainty is stated");
        return new Figure(
                id(),
                Jerk.normalised(even, hertz),
                "1",
                Budget.none(),
                even.size(),
                even.size(),
                Map.of("rate", MeasureText.digits(hertz, 6) + " Hz, evenly, on straight lines between poses"),
                Map.of(),
                request.notes());
    }
}

package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How long a trajectory is. */
final class PathLengthFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "trajectory.path-length";
    }

    @Override
    public String description() {
        return "path length in metres: sum of the distances between successive positions";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory trajectory = request.trajectory();
        if (trajectory.size() < 2) {
            throw new IncomparableException(trajectory.name() + " has a single pose: no path");
        }
        MotionProfile profile = MotionProfile.of(trajectory);
        double sigma = request.options().sigmaMeters();
        if (sigma == 0) {
            request.note("no uncertainty of a position was given (--sigma): none is in U");
        }
        Trajectory ordered = trajectory.inOrderOfTime();
        int last = ordered.size() - 1;
        return new Figure(
                id(),
                profile.lengthMeters(),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("positions", profile.lengthUncertainty(sigma)),
                        Contribution.instrument("length that trembling adds", profile.lengthBias(sigma)))),
                trajectory.size(),
                trajectory.size(),
                Map.of("poses", String.valueOf(trajectory.size())),
                Map.of(
                        "duration",
                        (ordered.nanos(last) - ordered.nanos(0)) / 1e9,
                        "endX",
                        ordered.x(last),
                        "endY",
                        ordered.y(last),
                        "endZ",
                        ordered.z(last),
                        "straightDistance",
                        ordered.distance(0, last)),
                request.notes());
    }
}

package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.iso9283.CommandedPath;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PathCharacteristics;
import org.robograde.grader.motion.iso9283.StandardCycles;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** AT of one run along a commanded path. */
final class PathAccuracyFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "iso9283.path-accuracy";
    }

    @Override
    public String description() {
        return "AT_P in m of one run along the commanded path in --reference, in planes normal to it (ISO 9283, 8.2)";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory run = request.trajectory().inOrderOfTime();
        Trajectory reference = request.reference().inOrderOfTime();
        List<MeasuredPose> attained = Positions.different(run);
        List<MeasuredPose> points = Positions.different(reference);
        ComparedPaths.refuseTooMany(id(), points.size(), attained.size());
        PathCharacteristics path = PathCharacteristics.of(new CommandedPath(points), List.of(attained))
                .orElseThrow(() -> new IncomparableException(
                        run.name() + " crosses no plane normal to the path in " + reference.name()));
        if (path.points() < points.size()) {
            request.note("only " + path.points() + " of " + points.size() + " points of the path were passed");
        }
        StandardCycles.PATH_ACCURACY_AND_REPEATABILITY.statement(1).ifPresent(request::note);
        request.note("a greatest value of one run: how it scatters between runs is not known and is not in U");
        return new Figure(
                id(),
                path.accuracy(),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("positions", request.options().sigmaMeters()),
                        Contribution.instrument(
                                "position of the reference", request.options().referenceSigmaMeters()))),
                path.points(),
                1,
                Map.of("worst", "point " + (path.worstPoint() + 1) + " of the path"),
                Map.of(),
                request.notes());
    }
}

package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.mobile.PlanarPath;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How far a way driven on the floor strays from the one it should have taken. */
final class PathDeviationFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "mobile.path-deviation";
    }

    @Override
    public String description() {
        return "greatest distance in m, in the plane of x and y, of the way driven from the line through --reference";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        List<PlanarPath.Place> driven = places(request.trajectory());
        List<PlanarPath.Place> wanted = places(request.reference());
        ComparedPaths.refuseTooMany(id(), wanted.size(), driven.size());
        PlanarPath.Deviation deviation = new PlanarPath(wanted).deviation(driven);
        request.note("a greatest value of one drive: how it scatters between drives is not known and is not in U");
        return new Figure(
                id(),
                deviation.greatest(),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("positions", request.options().sigmaMeters()),
                        Contribution.instrument(
                                "position of the reference", request.options().referenceSigmaMeters()))),
                driven.size(),
                1,
                Map.of("row", String.valueOf(deviation.greatestAt() + 1)),
                Map.of("mean", deviation.mean(), "rms", deviation.rms()),
                request.notes());
    }

    private static List<PlanarPath.Place> places(Trajectory trajectory) {
        List<PlanarPath.Place> places = new ArrayList<>(trajectory.size());
        for (int i = 0; i < trajectory.size(); i++) {
            places.add(new PlanarPath.Place(trajectory.x(i), trajectory.y(i)));
        }
        return places;
    }
}

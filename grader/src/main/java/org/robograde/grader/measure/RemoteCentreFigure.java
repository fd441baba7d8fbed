package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.teleoperation.RemoteCentre;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How far an instrument's shaft strays from the point it turns about. */
final class RemoteCentreFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "remote-centre.error";
    }

    @Override
    public String description() {
        return "greatest distance in m of the shaft, the z axis of each pose, from the point that fits all best (remote centre)";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory poses = request.trajectory();
        if (!poses.hasOrientation()) {
            throw new IncomparableException(poses.name() + " has no orientations: no shaft is known");
        }
        List<RemoteCentre.Line> shafts = new ArrayList<>(poses.size());
        for (int i = 0; i < poses.size(); i++) {
            shafts.add(new RemoteCentre.Line(Positions.at(poses, i), poses.axisZ(i)));
        }
        RemoteCentre found = RemoteCentre.fit(shafts)
                .orElseThrow(() -> new IncomparableException("the z axis of " + poses.name()
                        + " hardly turns: no point is fixed that it could have turned about"));
        if (request.options().sigmaMeters() == 0) {
            request.note("no uncertainty of a position was given (--sigma): none is in U");
        }
        return new Figure(
                id(),
                found.greatest(),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("positions", request.options().sigmaMeters()),
                        Contribution.sampling(
                                "fitted centre", found.standardUncertainty(), Math.max(1, 2.0 * shafts.size() - 3)))),
                shafts.size(),
                1,
                Map.of("row", String.valueOf(found.greatestAt() + 1)),
                Map.of(
                        "rms", found.rms(),
                        "x", found.centre().x(),
                        "y", found.centre().y(),
                        "z", found.centre().z()),
                request.notes());
    }
}

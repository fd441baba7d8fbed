package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PoseAccuracy;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** AP of a series of visits to one commanded pose. */
final class PoseAccuracyFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "iso9283.pose-accuracy";
    }

    @Override
    public String description() {
        return "AP_P in m of visits to one pose, one row each, against the commanded one in --reference (ISO 9283, 7.2.1)";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory visits = request.trajectory();
        List<MeasuredPose> attained = Positions.different(visits);
        Trajectory reference = request.reference();
        List<MeasuredPose> commands = Positions.different(reference);
        if (commands.size() != 1) {
            throw new IncomparableException(reference.name() + " holds " + commands.size()
                    + " different poses: accuracy is that of one commanded pose");
        }
        PoseRepeatabilityFigure.note(request, visits.size(), attained.size());
        PoseCluster cluster = new PoseCluster(attained);
        PoseAccuracy accuracy = PoseAccuracy.of(commands.get(0), cluster);
        int n = attained.size();
        if (n == 1) {
            request.note("a single visit: its scatter is not known and is not in U");
        }
        return new Figure(
                id(),
                accuracy.position(),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("positions", request.options().sigmaMeters()),
                        Contribution.instrument(
                                "position of the reference", request.options().referenceSigmaMeters()),
                        Contribution.sampling(
                                "visits", n == 1 ? 0 : accuracy.samplingUncertainty(cluster), Math.max(1, n - 1.0)))),
                n,
                n,
                Map.of("visits", String.valueOf(n)),
                Map.of(
                        "x", accuracy.components().x(),
                        "y", accuracy.components().y(),
                        "z", accuracy.components().z()),
                request.notes());
    }
}

package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.iso9283.PoseRepeatability;
import org.robograde.grader.motion.iso9283.StandardCycles;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** RP of a series of visits to one pose, one row a visit. */
final class PoseRepeatabilityFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "iso9283.pose-repeatability";
    }

    @Override
    public String description() {
        return "RP_l in m of visits to one pose, one row each (ISO 9283, 7.2.2): mean l + 3 S_l; rows written again count once";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory visits = request.trajectory();
        List<MeasuredPose> attained = Positions.different(visits);
        if (attained.size() < 2) {
            throw new IncomparableException(visits.name() + " has one visit: repeatability needs two");
        }
        note(request, visits.size(), attained.size());
        PoseRepeatability repeatability = PoseRepeatability.of(new PoseCluster(attained));
        int n = attained.size();
        return new Figure(
                id(),
                repeatability.position(),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("positions", request.options().sigmaMeters()),
                        Contribution.sampling("visits", repeatability.samplingUncertainty(), n - 1.0))),
                n,
                n,
                Map.of("visits", String.valueOf(n)),
                Map.of("meanDistance", repeatability.meanDistance(), "deviation", repeatability.distanceDeviation()),
                request.notes());
    }

    /** What is odd about a series of visits. */
    static void note(MeasureRequest request, int rows, int visits) {
        if (visits < rows) {
            request.note((rows - visits) + " of " + rows
                    + " rows repeat the position of the row before and are no visits of their own");
        }
        if (request.options().sigmaMeters() == 0) {
            request.note("no uncertainty of a position was given (--sigma): none is in U");
        }
        StandardCycles.POSE_ACCURACY_AND_REPEATABILITY.statement(visits).ifPresent(request::note);
    }
}

package org.robograde.grader.measure;

import org.robograde.grader.motion.trajectory.AbsolutePoseError;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.PoseErrors;
import org.robograde.grader.motion.trajectory.RigidFit;

/** APE of a trajectory against a reference. */
final class AbsolutePoseErrorFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "trajectory.ape";
    }

    @Override
    public String description() {
        return "absolute pose error against a reference (Sturm et al. 2012); with alignment, the absolute trajectory error";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Association pairs = request.pairs();
        RigidFit fit = RigidFit.of(pairs, request.options().alignment());
        PoseErrors errors =
                AbsolutePoseError.of(pairs, fit.motion(), request.options().part());
        return PoseErrorBudget.figure(id(), request, pairs, errors, fit, 1);
    }
}

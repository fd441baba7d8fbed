package org.robograde.grader.measure;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.Delta;
import org.robograde.grader.motion.trajectory.PoseErrors;
import org.robograde.grader.motion.trajectory.RelativePoseError;
import org.robograde.grader.motion.trajectory.RigidFit;

/** RPE of a trajectory against a reference. */
final class RelativePoseErrorFigure implements MeasurableFigure {
    /** Two poses make a motion, and their independent errors add. */
    private static final double TWO_POSES = Math.sqrt(2);

    @Override
    public String id() {
        return "trajectory.rpe";
    }

    @Override
    public String description() {
        return "relative pose error over frames, metres, degrees or seconds (Sturm et al. 2012; pairs as evo chooses them)";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Association pairs = request.pairs();
        Delta delta = request.options().delta();
        RigidFit fit = RigidFit.of(pairs, request.options().alignment());
        PoseErrors errors = RelativePoseError.of(
                pairs, fit.motion(), delta, request.options().part());
        Figure figure = PoseErrorBudget.figure(id(), request, pairs, errors, fit, TWO_POSES);
        Map<String, String> stated = new TreeMap<>(figure.stated());
        stated.put(
                "delta",
                MeasureText.digits(delta.value(), 9) + " " + delta.unit().symbol()
                        + (delta.allPairs()
                                ? ", all pairs within " + MeasureText.digits(100 * delta.relativeTolerance(), 4) + " %"
                                : ", consecutive")
                        + (delta.fromReference() ? ", along the reference" : ", along the file"));
        return new Figure(
                figure.id(),
                figure.value(),
                figure.unit(),
                figure.budget(),
                figure.samples(),
                figure.effectiveSamples(),
                stated,
                figure.others(),
                figure.notes());
    }
}

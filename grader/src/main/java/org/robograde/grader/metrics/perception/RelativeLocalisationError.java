package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.PlanarTrajectories;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.Delta;
import org.robograde.grader.motion.trajectory.ErrorPart;
import org.robograde.grader.motion.trajectory.ErrorStatistics;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.PoseErrors;
import org.robograde.grader.motion.trajectory.RelativePoseError;
import org.robograde.grader.motion.trajectory.RigidFit;
import org.robograde.grader.motion.trajectory.SampledUncertainty;

/** How far the unit's idea of its motion over each metre is from what the field's cameras see: whatever the two frames are. */
final class RelativeLocalisationError implements Metric {
    private static final long TOLERANCE_NANOS = 50_000_000L;
    private static final int FEWEST = 3;
    private static final double STEP_METERS = 1;
    private static final Delta EACH = new Delta(1, Delta.Unit.FRAMES, false, 0, true);
    private static final long SEED = 1;

    private static final MetricDefinition DEFINITION = Definitions.of("perception.relative-localisation-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        PoseTrack unit = evidence.tracks().mapPose();
        PoseTrack field = evidence.tracks().observedPose();
        try {
            Association pairs = PairedPoses.everyStep(field, unit, TOLERANCE_NANOS, STEP_METERS);
            int steps = pairs.reference().size() - 1;
            if (steps < FEWEST) {
                return DEFINITION.notMeasurable(
                        evidence,
                        "the field saw the unit drive only " + steps + " metres after the first; " + FEWEST
                                + " are needed");
            }
            PoseErrors errors = RelativePoseError.of(
                    pairs, RigidFit.of(pairs, Alignment.NONE).motion(), EACH, ErrorPart.TRANSLATION);
            return measured(evidence, field, errors);
        } catch (IncomparableException e) {
            return DEFINITION.notMeasurable(evidence, String.valueOf(e.getMessage()));
        }
    }

    private static MetricOutcome measured(TrialEvidence evidence, PoseTrack field, PoseErrors errors) {
        ErrorStatistics statistics = errors.statistics();
        SampledUncertainty sampled = SampledUncertainty.of(errors);
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int worst = 0;
        for (int k = 0; k < errors.size(); k++) {
            times.add(errors.nanos(k));
            values.add(errors.error(k));
            worst = errors.error(k) > errors.error(worst) ? k : worst;
        }
        // Two poses the cameras saw make one motion; that calibration is the same at both is not relied on.
        double cameras = Math.sqrt(2) * PlanarTrajectories.axisSigmaMeters(field);
        return DEFINITION
                .measured(evidence, statistics.rmse())
                .instrument("field cameras", cameras)
                .sampling(
                        "the way as one of many",
                        sampled.of(ErrorStatistics.Name.RMSE, SEED),
                        Math.max(1, sampled.effectiveSamples() - 1))
                .samples(errors.size())
                .at(
                        field.topic(),
                        times.get(0),
                        times.get(times.size() - 1),
                        times.get(worst),
                        "greatest error over one metre")
                .series(Curves.thinned("error over the last metre", "m", times, values))
                .build();
    }
}

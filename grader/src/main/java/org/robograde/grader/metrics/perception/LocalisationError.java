package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Pairing;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How far the unit is from where it believes it is, by the field's cameras. */
final class LocalisationError implements Metric {
    private static final long TOLERANCE_NANOS = 50_000_000L;
    private static final int FEWEST_PAIRS = 10;

    private static final MetricDefinition DEFINITION = Definitions.of("perception.localisation-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        PoseTrack unit = evidence.tracks().mapPose();
        PoseTrack field = evidence.tracks().observedPose();
        if (!sameFrame(unit, field)) {
            return DEFINITION.notMeasurable(
                    evidence, "the unit states poses in " + unit.frame() + ", the cameras in " + field.frame());
        }
        List<Pairing.Pair> pairs = Pairing.nearest(field, unit, TOLERANCE_NANOS);
        if (pairs.size() < FEWEST_PAIRS) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "only " + pairs.size() + " observed poses have a pose of the unit within 50 ms; " + FEWEST_PAIRS
                            + " are needed");
        }
        return measured(evidence, field, unit, pairs);
    }

    private static boolean sameFrame(PoseTrack unit, PoseTrack field) {
        return unit.frame().isEmpty()
                || field.frame().isEmpty()
                || bare(unit.frame()).equals(bare(field.frame()));
    }

    private static String bare(String frame) {
        return frame.startsWith("/") ? frame.substring(1) : frame;
    }

    private static MetricOutcome measured(
            TrialEvidence evidence, PoseTrack field, PoseTrack unit, List<Pairing.Pair> pairs) {
        MotionTrack odometry = evidence.tracks().odometry();
        double squares = 0;
        double variance = 0;
        double timing = 0;
        double worst = -1;
        long worstAt = 0;
        List<Long> times = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (Pairing.Pair pair : pairs) {
            double error = field.distanceTo(pair.first(), unit.x(pair.second()), unit.y(pair.second()));
            long at = field.receivedNanos(pair.first());
            double slip = odometry.speedAt(at)
                    * Timing.seconds(field.statedNanos(pair.first()) - unit.statedNanos(pair.second()));
            squares += error * error;
            variance += field.axisVariance(pair.first());
            timing += slip * slip;
            times.add(at);
            errors.add(error);
            if (error > worst) {
                worst = error;
                worstAt = at;
            }
        }
        int n = pairs.size();
        // The cameras' error is mostly calibration, the same in every frame: it does not shrink with the number of
        // pairs.
        return DEFINITION
                .measured(evidence, Math.sqrt(squares / n))
                .instrument("field cameras", Math.sqrt(variance / n))
                .instrument("time between paired poses", Math.sqrt(timing / n))
                .samples(n)
                .at(field.topic(), times.get(0), times.get(n - 1), worstAt, "greatest localisation error")
                .series(Curves.thinned("localisation error", "m", times, errors))
                .build();
    }
}

package org.robograde.grader.metrics.perception;

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
        Pairing pairs = Pairing.nearest(field, unit, TOLERANCE_NANOS);
        int count = pairs.count();
        if (count < FEWEST_PAIRS) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "only " + count + " observed poses have a pose of the unit within 50 ms; " + FEWEST_PAIRS
                            + " are needed");
        }
        return measured(evidence, field, unit, pairs, count);
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
            TrialEvidence evidence, PoseTrack field, PoseTrack unit, Pairing pairs, int n) {
        Sums sums = new Sums(evidence.tracks().odometry(), field, unit, n);
        pairs.forEach(sums);
        // The cameras' error is mostly calibration, the same in every frame: it does not shrink with the number of
        // pairs.
        return DEFINITION
                .measured(evidence, Math.sqrt(sums.squares / n))
                .instrument("field cameras", Math.sqrt(sums.variance / n))
                .instrument("time between paired poses", Math.sqrt(sums.timing / n))
                .samples(n)
                .at(field.topic(), sums.firstNanos, sums.lastNanos, sums.worstNanos, "greatest localisation error")
                .series(sums.curve.build())
                .build();
    }

    /** What the pairs add up to. */
    private static final class Sums implements Pairing.PairTaker {
        private final MotionTrack odometry;
        private final PoseTrack field;
        private final PoseTrack unit;
        private final Curves.Thinning curve;
        private int pairs;
        private double squares;
        private double variance;
        private double timing;
        private double worst = -1;
        private long worstNanos;
        private long firstNanos;
        private long lastNanos;

        Sums(MotionTrack odometry, PoseTrack field, PoseTrack unit, int count) {
            this.odometry = odometry;
            this.field = field;
            this.unit = unit;
            this.curve = new Curves.Thinning("localisation error", "m", count);
        }

        @Override
        public void take(int seen, int stated) {
            double error = field.distanceTo(seen, unit.x(stated), unit.y(stated));
            long at = field.receivedNanos(seen);
            double slip = odometry.speedAt(at) * Timing.seconds(field.statedNanos(seen) - unit.statedNanos(stated));
            squares += error * error;
            variance += field.axisVariance(seen);
            timing += slip * slip;
            firstNanos = pairs == 0 ? at : firstNanos;
            lastNanos = at;
            curve.add(pairs++, at, error);
            if (error > worst) {
                worst = error;
                worstNanos = at;
            }
        }
    }
}

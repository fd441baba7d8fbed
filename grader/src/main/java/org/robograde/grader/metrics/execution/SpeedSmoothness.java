package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.smoothness.Sparc;

/** How smoothly the unit drives. */
final class SpeedSmoothness implements Metric {
    private static final double RATE_HZ = 20;
    private static final long STEP_NANOS = 50_000_000L;
    private static final int FEWEST_SAMPLES = 20;
    /** About two hours in one drive: the transform's memory is bounded, whatever the events claim. */
    private static final int MOST_SAMPLES = 1 << 17;

    private static final double MOVING = 0.05;

    private static final MetricDefinition DEFINITION = Definitions.of("execution.speed-smoothness");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        MotionTrack odometry = evidence.tracks().odometry();
        double sum = 0;
        double roughest = 0;
        List<EvidenceReference> places = new ArrayList<>();
        Goal shown = null;
        for (Goal goal : evidence.events().goals()) {
            if ((goal.endNanos() - goal.sentNanos()) / STEP_NANOS >= MOST_SAMPLES) {
                return DEFINITION.notMeasurable(
                        evidence,
                        "the drive to " + goal.place() + " lasts longer than " + MOST_SAMPLES + " samples at 20 Hz");
            }
            double[] speed = resampled(odometry, goal.sentNanos(), goal.endNanos());
            if (speed.length < FEWEST_SAMPLES || odometry.greatest(goal.sentNanos(), goal.endNanos()) < MOVING) {
                continue;
            }
            double sparc = Sparc.of(speed, RATE_HZ);
            sum += sparc;
            boolean rougher = sparc < roughest;
            if (rougher) {
                roughest = sparc;
                shown = goal;
            }
            places.add(rougher ? 0 : places.size(), reference(odometry, goal));
        }
        if (places.isEmpty() || shown == null) {
            return DEFINITION.notMeasurable(evidence, "the unit did not drive to any goal");
        }
        return DEFINITION
                .measured(evidence, sum / places.size())
                .samples(places.size())
                .at(places)
                .series(Curves.speed(odometry, shown.sentNanos(), shown.endNanos()))
                .build();
    }

    private static EvidenceReference reference(MotionTrack odometry, Goal goal) {
        return new EvidenceReference(
                odometry.poses().topic(),
                goal.sentNanos(),
                goal.endNanos(),
                goal.sentNanos(),
                "drive to " + goal.place());
    }

    /** Speed every 50 ms, on straight lines between samples; the ends hold the first and the last sample. */
    private static double[] resampled(MotionTrack odometry, long from, long to) {
        int first = odometry.poses().firstAtOrAfter(from);
        if (first >= odometry.size() || odometry.receivedNanos(first) > to) {
            return new double[0];
        }
        double[] speed = new double[(int) ((to - from) / STEP_NANOS) + 1];
        int next = first;
        for (int i = 0; i < speed.length; i++) {
            long at = from + i * STEP_NANOS;
            while (next < odometry.size() - 1 && odometry.receivedNanos(next) < at) {
                next++;
            }
            speed[i] = between(odometry, next, at);
        }
        return speed;
    }

    private static double between(MotionTrack odometry, int next, long at) {
        long after = odometry.receivedNanos(next);
        if (next == 0 || at >= after) {
            return odometry.speed(next);
        }
        long before = odometry.receivedNanos(next - 1);
        double part = after == before ? 1 : (double) (at - before) / (after - before);
        return odometry.speed(next - 1) + part * (odometry.speed(next) - odometry.speed(next - 1));
    }
}

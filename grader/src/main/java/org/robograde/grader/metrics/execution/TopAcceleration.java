package org.robograde.grader.metrics.execution;

import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** The hardest the unit speeds up or brakes, as its odometry's speed has it. */
final class TopAcceleration implements Metric {
    private static final long WINDOW_NANOS = 200_000_000L;
    private static final long WIDEST_NANOS = 400_000_000L;

    private static final MetricDefinition DEFINITION = Definitions.of("execution.top-acceleration");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        MotionTrack odometry = evidence.tracks().odometry();
        Greatest greatest = new Greatest();
        walk(odometry, greatest);
        if (greatest.count == 0) {
            return DEFINITION.notMeasurable(evidence, "no two speeds are between 0.2 s and 0.4 s apart");
        }
        Curves.Thinning curve = new Curves.Thinning("acceleration", "m/s^2", greatest.count);
        int[] point = {0};
        walk(odometry, (nanos, change) -> curve.add(point[0]++, nanos, change));
        return DEFINITION
                .measured(evidence, greatest.hardest)
                .samples(greatest.count)
                .at(
                        odometry.poses().topic(),
                        greatest.firstNanos,
                        greatest.lastNanos,
                        greatest.moment,
                        "greatest acceleration")
                .series(curve.build())
                .build();
    }

    private interface Change {
        void take(long nanos, double metersPerSecondSquared);
    }

    private static final class Greatest implements Change {
        private double hardest = -1;
        private long moment;
        private long firstNanos;
        private long lastNanos;
        private int count;

        @Override
        public void take(long nanos, double change) {
            firstNanos = count == 0 ? nanos : firstNanos;
            lastNanos = nanos;
            count++;
            if (change > hardest) {
                hardest = change;
                moment = nanos;
            }
        }
    }

    /** Every change of the speed over a window, in order of time. */
    private static void walk(MotionTrack odometry, Change changes) {
        int before = 0;
        for (int i = 1; i < odometry.size(); i++) {
            while (before + 1 < i && odometry.receivedNanos(i) - odometry.receivedNanos(before + 1) >= WINDOW_NANOS) {
                before++;
            }
            long apart = odometry.receivedNanos(i) - odometry.receivedNanos(before);
            if (apart >= WINDOW_NANOS && apart <= WIDEST_NANOS) {
                changes.take(
                        odometry.receivedNanos(i),
                        Math.abs(odometry.speed(i) - odometry.speed(before)) / (apart / 1e9));
            }
        }
    }
}

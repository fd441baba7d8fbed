package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
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
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        double hardest = -1;
        long moment = 0;
        int before = 0;
        for (int i = 1; i < odometry.size(); i++) {
            while (before + 1 < i && odometry.receivedNanos(i) - odometry.receivedNanos(before + 1) >= WINDOW_NANOS) {
                before++;
            }
            long apart = odometry.receivedNanos(i) - odometry.receivedNanos(before);
            if (apart < WINDOW_NANOS || apart > WIDEST_NANOS) {
                continue;
            }
            double change = Math.abs(odometry.speed(i) - odometry.speed(before)) / (apart / 1e9);
            times.add(odometry.receivedNanos(i));
            values.add(change);
            if (change > hardest) {
                hardest = change;
                moment = odometry.receivedNanos(i);
            }
        }
        if (times.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "no two speeds are between 0.2 s and 0.4 s apart");
        }
        return DEFINITION
                .measured(evidence, hardest)
                .samples(times.size())
                .at(
                        odometry.poses().topic(),
                        times.get(0),
                        times.get(times.size() - 1),
                        moment,
                        "greatest acceleration")
                .series(Curves.thinned("acceleration", "m/s^2", times, values))
                .build();
    }
}

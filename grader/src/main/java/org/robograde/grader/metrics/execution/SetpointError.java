package org.robograde.grader.metrics.execution;

import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.TrackingError;
import org.robograde.grader.statistics.Decimal;

/** How far the tool lies from its setpoint, by the unit's own word. */
final class SetpointError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.setpoint-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        SpaceTrack measured = evidence.tracks().arm().tool();
        SpaceTrack setpoint = evidence.tracks().arm().setpoint();
        Optional<String> obstacle = ToolCourse.implausible(measured)
                .or(() -> ToolCourse.implausible(setpoint))
                .or(() -> frames(measured, setpoint));
        if (obstacle.isPresent()) {
            return DEFINITION.notMeasurable(evidence, obstacle.get());
        }
        Paired paired = new Paired();
        // Half an interval: a setpoint further off belongs to another pose.
        long apart = Math.round(ToolCourse.of(measured).intervalSeconds() / 2 * 1e9);
        pair(measured, setpoint, apart, paired);
        if (paired.tally.pairs() == 0) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "no pose on " + measured.topic() + " lies within " + Decimal.text(apart / 1e9, 6)
                            + " s of a setpoint on " + setpoint.topic());
        }
        TrackingError error = paired.tally.error();
        long worst = measured.receivedNanos(paired.worstRow);
        return DEFINITION
                .measured(evidence, error.rms())
                .samples(error.pairs())
                .at(
                        measured.topic(),
                        measured.receivedNanos(0),
                        measured.receivedNanos(measured.size() - 1),
                        worst,
                        "greatest " + Decimal.text(error.greatest(), 6) + " m, mean " + Decimal.text(error.mean(), 6)
                                + " m, " + error.pairs() + " of " + measured.size() + " poses paired")
                .build();
    }

    private static Optional<String> frames(SpaceTrack measured, SpaceTrack setpoint) {
        boolean differ = !measured.frame().isEmpty()
                && !setpoint.frame().isEmpty()
                && !measured.frame().equals(setpoint.frame());
        return differ
                ? Optional.of("the pose is in frame " + measured.frame() + ", the setpoint in " + setpoint.frame()
                        + "; they cannot be compared without the transform between them")
                : Optional.empty();
    }

    /** Each pose with the setpoint stamped nearest to it, no setpoint twice; by the sources' stamps, which one controller writes. */
    private static void pair(SpaceTrack measured, SpaceTrack setpoint, long longestApart, Paired paired) {
        int next = 0;
        for (int i = 0; i < measured.size(); i++) {
            long at = measured.statedNanos(i);
            while (next + 1 < setpoint.size() && apart(setpoint, next + 1, at) <= apart(setpoint, next, at)) {
                next++;
            }
            boolean nearer = i + 1 < measured.size()
                    && apart(setpoint, next, measured.statedNanos(i + 1)) < apart(setpoint, next, at);
            if (next < setpoint.size() && !nearer && apart(setpoint, next, at) <= longestApart) {
                paired.add(setpoint.position(next), measured.position(i), i);
                next++;
            }
            if (next >= setpoint.size()) {
                return;
            }
        }
    }

    private static final class Paired {
        private final TrackingError.Tally tally = new TrackingError.Tally();
        private int worstRow;

        void add(Vector3 wanted, Vector3 attained, int row) {
            int pair = tally.pairs();
            tally.add(wanted, attained);
            worstRow = tally.greatestAt() == pair ? row : worstRow;
        }
    }

    private static long apart(SpaceTrack setpoint, int i, long at) {
        return Math.abs(setpoint.statedNanos(i) - at);
    }
}

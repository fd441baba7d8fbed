package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.TrackingError;
import org.robograde.grader.statistics.Decimal;

/** How far the tool lies from its setpoint, by the unit's own word. */
final class SetpointError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.setpoint-error");
    /** Poses further apart in time than this are no pair. */
    private static final long LONGEST_APART_NANOS = 20_000_000L;

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        SpaceTrack measured = evidence.tracks().arm().tool();
        SpaceTrack setpoint = evidence.tracks().arm().setpoint();
        Optional<String> obstacle = ToolCourse.implausible(measured)
                .or(() -> ToolCourse.implausible(setpoint))
                .or(() -> frames(measured, setpoint));
        if (obstacle.isPresent()) {
            return DEFINITION.notMeasurable(evidence, obstacle.get());
        }
        List<Vector3> wanted = new ArrayList<>();
        List<Vector3> attained = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        pair(measured, setpoint, wanted, attained, rows);
        if (wanted.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "no pose on " + measured.topic() + " lies within " + Decimal.text(LONGEST_APART_NANOS / 1e9, 3)
                            + " s of a setpoint on " + setpoint.topic());
        }
        TrackingError error = TrackingError.of(wanted, attained);
        long worst = measured.receivedNanos(rows.get(error.greatestAt()));
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
    private static void pair(
            SpaceTrack measured,
            SpaceTrack setpoint,
            List<Vector3> wanted,
            List<Vector3> attained,
            List<Integer> rows) {
        int next = 0;
        for (int i = 0; i < measured.size(); i++) {
            long at = measured.statedNanos(i);
            while (next + 1 < setpoint.size() && apart(setpoint, next + 1, at) <= apart(setpoint, next, at)) {
                next++;
            }
            boolean nearer = i + 1 < measured.size()
                    && apart(setpoint, next, measured.statedNanos(i + 1)) < apart(setpoint, next, at);
            if (next < setpoint.size() && !nearer && apart(setpoint, next, at) <= LONGEST_APART_NANOS) {
                wanted.add(setpoint.position(next));
                attained.add(measured.position(i));
                rows.add(i);
                next++;
            }
            if (next >= setpoint.size()) {
                return;
            }
        }
    }

    private static long apart(SpaceTrack setpoint, int i, long at) {
        return Math.abs(setpoint.statedNanos(i) - at);
    }
}

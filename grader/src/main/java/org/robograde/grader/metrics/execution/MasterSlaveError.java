package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.FollowedCourse;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.Delay;
import org.robograde.grader.motion.teleoperation.TrackingError;
import org.robograde.grader.statistics.Decimal;

/** How far the tool strays from the hand's motion once its delay is taken out. */
final class MasterSlaveError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.master-slave-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        Optional<String> obstacle = FollowedCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return DEFINITION.notMeasurable(evidence, obstacle.get());
        }
        FollowedCourse course = FollowedCourse.of(evidence);
        Optional<Delay> delay = course.delay();
        if (delay.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "hand and tool do not move alike: there is nothing to compare");
        }
        double scale = ToolTremor.scale(evidence);
        List<Vector3> wanted = new ArrayList<>();
        List<Vector3> attained = new ArrayList<>();
        for (int i = 0; i < course.samples(); i++) {
            Optional<Vector3> hand = course.masterBefore(i, delay.get().seconds());
            if (hand.isPresent()) {
                wanted.add(hand.get().times(scale));
                attained.add(course.slave().get(i));
            }
        }
        // Only motion is handed on, not place: the two are laid over each other by their middles.
        Vector3 offset = Vector3.mean(attained).minus(Vector3.mean(wanted));
        TrackingError error =
                TrackingError.of(wanted.stream().map(w -> w.plus(offset)).toList(), attained);
        ToolCourse tool = course.tool();
        String role = ToolCourse.roleOfSeen(evidence);
        return DEFINITION
                .measured(evidence, error.rms())
                .instrument("instrument, as stated", Instruments.positionMeters(evidence, role))
                .samples(error.pairs())
                .at(
                        tool.track().topic(),
                        tool.receivedNanos(0),
                        tool.receivedNanos(tool.size() - 1),
                        tool.receivedNanos(0),
                        "after a delay of " + Decimal.text(delay.get().seconds()) + " s, motion scale "
                                + Decimal.text(scale) + tool.remarks())
                .build();
    }
}

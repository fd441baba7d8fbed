package org.robograde.grader.metrics.execution;

import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.FollowedCourse;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.teleoperation.Delay;
import org.robograde.grader.statistics.Decimal;

/** How long the tool lags behind the hand that leads it. */
final class MasterSlaveDelay implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.master-slave-delay");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> obstacle = FollowedCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return DEFINITION.notMeasurable(evidence, obstacle.get());
        }
        FollowedCourse course = FollowedCourse.of(evidence);
        Optional<Delay> delay = course.delay();
        if (delay.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "the speeds of hand and tool are not alike enough within a lag of "
                            + Decimal.text(FollowedCourse.LONGEST_LAG_SECONDS) + " s to tell a delay");
        }
        ToolCourse tool = course.tool();
        return DEFINITION
                .measured(evidence, delay.get().seconds())
                .sampling("noise and sampling of both speeds", delay.get().standardUncertainty(), course.samples() - 2)
                .samples(course.samples())
                .at(
                        tool.track().topic(),
                        tool.receivedNanos(0),
                        tool.receivedNanos(tool.size() - 1),
                        tool.receivedNanos(0),
                        "correlation " + Decimal.text(delay.get().correlation()) + tool.remarks())
                .build();
    }
}

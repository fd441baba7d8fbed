package org.robograde.grader.metrics.autonomy;

import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How much of a person's time the unit takes. */
final class AttentionDemand implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("autonomy.attention-demand");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> notRun = WorkingTime.notRun(evidence);
        if (notRun.isPresent()) {
            return DEFINITION.notMeasurable(evidence, notRun.get());
        }
        return WorkingTime.of(evidence)
                .<MetricOutcome>map(time -> DEFINITION
                        .measured(evidence, (double) time.attendedNanos() / (time.toNanos() - time.fromNanos()))
                        .at(
                                evidence.topic(Roles.EVENTS),
                                time.fromNanos(),
                                time.toNanos(),
                                time.toNanos(),
                                "the whole trial")
                        .build())
                .orElseGet(() -> DEFINITION.notMeasurable(evidence, "the start of the trial is not on record"));
    }
}

package org.robograde.grader.metrics;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How much of a person's time the unit takes. */
final class AttentionDemand implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "autonomy.attention-demand",
            "Robot attention demand",
            "人员注意力占用率",
            "1",
            MetricDefinition.Kind.QUANTITY,
            "Share of the trial in which a person intervened or steered, overlaps counted once.",
            "RAD = IE / (IE + NT)",
            "Olsen and Goodrich 2003",
            List.of(Roles.EVENTS, Roles.TELEOP));

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

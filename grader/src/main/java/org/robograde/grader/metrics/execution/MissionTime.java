package org.robograde.grader.metrics.execution;

import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long the mission took. */
final class MissionTime implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.mission-time");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        String outcome = evidence.facts().outcome();
        boolean ranOut = outcome.equals("timed_out");
        Optional<TrialEvent> started = evidence.events().first("trial_started");
        Optional<TrialEvent> ended = evidence.events().first("trial_ended");
        if (started.isEmpty() || ended.isEmpty() || (!ranOut && !outcome.equals("completed"))) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "the trial did not run to its end (" + outcome + "): "
                            + evidence.facts().outcomeReason());
        }
        long from = started.get().atNanos();
        long to = ended.get().atNanos();
        return DEFINITION
                .measured(evidence, Timing.seconds(to - from))
                .lowerBound(ranOut)
                .at(evidence.topic(Roles.EVENTS), from, to, to, "the trial ends")
                .build();
    }
}

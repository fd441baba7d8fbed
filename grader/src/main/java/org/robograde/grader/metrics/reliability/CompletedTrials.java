package org.robograde.grader.metrics.reliability;

import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether trials come to their end. */
final class CompletedTrials implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("reliability.completed-trials");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        String outcome = evidence.facts().outcome();
        boolean pressed = !evidence.events().of("emergency_stop").isEmpty();
        if (evidence.events().first("trial_started").isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "the start of the trial is not on record");
        }
        if (pressed || !(outcome.equals("completed") || outcome.equals("timed_out") || outcome.equals("aborted"))) {
            return DEFINITION.notMeasurable(
                    evidence,
                    pressed
                            ? "somebody pressed the emergency stop"
                            : "the recording was " + outcome + " before the trial ended");
        }
        Attempts attempts = new Attempts();
        long end = evidence.facts().endNanos();
        attempts.add(
                outcome.equals("completed"),
                new EvidenceReference(
                        evidence.topic(Roles.EVENTS),
                        evidence.facts().startNanos(),
                        end,
                        end,
                        outcome + ": " + evidence.facts().outcomeReason()));
        return attempts.outcome(DEFINITION, evidence, "there was no trial");
    }
}

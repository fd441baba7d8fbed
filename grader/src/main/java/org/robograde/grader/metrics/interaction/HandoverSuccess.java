package org.robograde.grader.metrics.interaction;

import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether things pass safely between unit and person. */
final class HandoverSuccess implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("interaction.handover-success");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Attempts attempts = new Attempts();
        for (Handover handover : Handover.of(evidence)) {
            if (handover.outcome().isPresent()) {
                attempts.add(
                        handover.succeeded(),
                        new EvidenceReference(
                                evidence.topic(Roles.EVENTS),
                                handover.fromNanos(),
                                handover.toNanos(),
                                handover.toNanos(),
                                handover.what()));
            }
        }
        return attempts.outcome(DEFINITION, evidence, "no handover was on record from its start to its end");
    }
}

package org.robograde.grader.metrics.execution;

import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether what the unit grasps is held until it is put down. */
final class GraspSuccess implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.grasp-success");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Attempts attempts = new Attempts();
        for (TrialEvent grasp : evidence.events().of("grasp_ended")) {
            String outcome = EventLog.text(grasp, "outcome");
            attempts.add(
                    outcome.equals("succeeded"),
                    new EvidenceReference(
                            evidence.topic(Roles.EVENTS),
                            grasp.atNanos(),
                            grasp.atNanos(),
                            grasp.atNanos(),
                            "grasp of " + EventLog.text(grasp, "object") + ": " + outcome));
        }
        return attempts.outcome(DEFINITION, evidence, "no grasp is on record");
    }
}

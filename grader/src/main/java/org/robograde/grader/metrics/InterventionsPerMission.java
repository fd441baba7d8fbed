package org.robograde.grader.metrics;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How often a person had to help. */
final class InterventionsPerMission implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "autonomy.interventions-per-mission",
            "Interventions per mission",
            "每任务人工干预次数",
            "1",
            MetricDefinition.Kind.QUANTITY,
            "Number of interventions of any kind (approval, correction, takeover, teleoperated recovery, physical reset) in"
                    + " the trial.",
            "count(intervention_started)",
            "intervention ledger after Olsen and Goodrich 2003",
            List.of(Roles.EVENTS));

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
        if (evidence.events().first("trial_started").isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "the start of the trial is not on record");
        }
        List<Intervention> interventions = evidence.events().interventions();
        String topic = evidence.topic(Roles.EVENTS);
        List<EvidenceReference> places = interventions.stream()
                .map(i -> new EvidenceReference(
                        topic, i.fromNanos(), i.toNanos(), i.fromNanos(), i.kind() + ": " + i.reason()))
                .toList();
        return DEFINITION.measured(evidence, interventions.size()).at(places).build();
    }
}

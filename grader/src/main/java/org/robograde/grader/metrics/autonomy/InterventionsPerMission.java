package org.robograde.grader.metrics.autonomy;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How often a person had to help. */
final class InterventionsPerMission implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("autonomy.interventions-per-mission");

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

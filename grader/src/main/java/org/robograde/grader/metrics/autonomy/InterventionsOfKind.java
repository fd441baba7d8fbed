package org.robograde.grader.metrics.autonomy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How often a person had to help in one way. */
final class InterventionsOfKind implements Metric {
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "autonomy.approvals", "approval",
            "autonomy.corrections", "correction",
            "autonomy.physical-resets", "physical_reset",
            "autonomy.takeovers", "takeover",
            "autonomy.teleoperated-recoveries", "teleoperated_recovery"));

    private final MetricDefinition definition;
    private final String kind;

    private InterventionsOfKind(String id, String kind) {
        this.definition = Definitions.of(id);
        this.kind = kind;
    }

    static List<Metric> all() {
        return KINDS.entrySet().stream()
                .<Metric>map(e -> new InterventionsOfKind(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> notRun = WorkingTime.notRun(evidence);
        if (notRun.isPresent()) {
            return definition.notMeasurable(evidence, notRun.get());
        }
        if (evidence.events().first("trial_started").isEmpty()) {
            return definition.notMeasurable(evidence, "the start of the trial is not on record");
        }
        List<EvidenceReference> places = evidence.events().interventions().stream()
                .filter(i -> i.kind().equals(kind))
                .map(i -> new EvidenceReference(
                        evidence.topic(Roles.EVENTS),
                        i.fromNanos(),
                        i.toNanos(),
                        i.fromNanos(),
                        kind + ": " + i.reason()))
                .toList();
        return definition.measured(evidence, places.size()).at(places).build();
    }
}

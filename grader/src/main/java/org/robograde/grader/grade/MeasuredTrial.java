package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.autonomy.FunctionShare;
import org.robograde.grader.metrics.trial.EvidenceQuality;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.metrics.trial.TrialFacts;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.DerivedMeasurement;
import org.robograde.grader.rulebook.EvidenceType;

/**
 * One trial with every metric's outcome: all that grading needs of it.
 *
 * @param interventions count per kind, empty when the trial's start is not on record
 * @param shares what unit and persons did of each function of autonomy, by metric id; a function without record is absent
 * @param phases the same, phase by phase
 * @param notes what is missing or doubtful in the evidence
 */
public record MeasuredTrial(
        TrialFacts facts,
        List<MetricOutcome> outcomes,
        Map<String, Integer> interventions,
        Map<String, FunctionShare.Parts> shares,
        List<PhaseAllocation> phases,
        List<String> notes) {
    private static final List<String> KINDS =
            List.of("approval", "correction", "takeover", "teleoperated_recovery", "physical_reset");

    public MeasuredTrial {
        outcomes = List.copyOf(outcomes);
        interventions = Map.copyOf(interventions);
        shares = Map.copyOf(shares);
        phases = List.copyOf(phases);
        notes = List.copyOf(notes);
    }

    public static MeasuredTrial of(TrialEvidence evidence, MetricCatalogue metrics) {
        List<String> notes = new ArrayList<>();
        evidence.facts().damage().forEach(d -> notes.add(EvidenceQuality.damage(d)));
        notes.addAll(evidence.quality());
        return new MeasuredTrial(
                evidence.facts(),
                metrics.measure(evidence),
                interventions(evidence),
                FunctionShare.parts(evidence),
                PhaseAllocation.of(evidence),
                notes);
    }

    private static Map<String, Integer> interventions(TrialEvidence evidence) {
        Map<String, Integer> counts = new TreeMap<>();
        if (evidence.events().first("trial_started").isPresent()) {
            KINDS.forEach(kind -> counts.put(kind, 0));
            for (Intervention intervention : evidence.events().interventions()) {
                counts.merge(intervention.kind(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The unit under test. */
    public String unitId() {
        return facts.identity().unitId();
    }

    /** Only what these metrics found and who did what: an archive of ten thousand trials then fits into memory. */
    public MeasuredTrial only(Set<String> metricIds) {
        return new MeasuredTrial(
                facts,
                outcomes.stream().filter(o -> metricIds.contains(o.metricId())).toList(),
                interventions,
                shares,
                List.of(),
                List.of());
    }

    String trialId() {
        return facts.trialId();
    }

    EvidenceType evidenceType() {
        TrialIdentity identity = facts.identity();
        if (identity.timeBase() == TimeBase.IMPORTED) {
            return EvidenceType.IMPORTED;
        }
        return facts.simulated() ? EvidenceType.SIMULATION : EvidenceType.FIELD;
    }

    /** What this metric came to; empty if it was not asked. */
    Optional<MetricOutcome> outcome(String metricId) {
        return outcomes.stream().filter(o -> o.metricId().equals(metricId)).findFirst();
    }

    /** What the clause's measurand came to, derived by its expression where it has one. */
    Optional<MetricOutcome> outcome(Clause clause) {
        return clause.measurand()
                .expression()
                .map(e -> Optional.of(DerivedMeasurement.of(clause, e, trialId(), this::outcome)))
                .orElseGet(() -> outcome(clause.measurand().id()));
    }
}

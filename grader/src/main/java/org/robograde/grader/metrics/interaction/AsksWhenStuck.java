package org.robograde.grader.metrics.interaction;

import java.util.Optional;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.BlockEncounter;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.Said;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether people are told when the unit cannot go on. */
final class AsksWhenStuck implements Metric {
    private static final long WITHIN_NANOS = 10_000_000_000L;

    private static final MetricDefinition DEFINITION = Definitions.of("interaction.asks-when-stuck");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Attempts attempts = new Attempts();
        for (BlockEncounter encounter : BlockEncounter.of(evidence)) {
            if (encounter.met()) {
                judge(evidence, encounter, attempts);
            }
        }
        return attempts.outcome(DEFINITION, evidence, "no blocked way was met");
    }

    private static void judge(TrialEvidence evidence, BlockEncounter encounter, Attempts attempts) {
        long met = Math.min(
                encounter.stopNanos().orElse(Long.MAX_VALUE),
                encounter.newPlanNanos().orElse(Long.MAX_VALUE));
        Optional<Said> announced = evidence.tracks().said().stream()
                .filter(s -> s.receivedNanos() >= met && s.receivedNanos() <= met + WITHIN_NANOS)
                .filter(Said::tellsOfBlockedWay)
                .findFirst();
        long at = announced.map(Said::receivedNanos).orElse(met + WITHIN_NANOS);
        String what =
                announced.map(s -> "says \"" + s.text() + "\"").orElse("says nothing of the blocked way for 10 s");
        attempts.add(announced.isPresent(), new EvidenceReference(evidence.topic(Roles.SAID), met, at, at, what));
    }
}

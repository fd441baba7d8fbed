package org.robograde.grader.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.Said;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether people are told when the unit cannot go on. */
final class AsksWhenStuck implements Metric {
    private static final long WITHIN_NANOS = 10_000_000_000L;
    private static final List<String> WORDS =
            List.of("block", "another way", "other way", "route", "plan", "detour", "stuck", "绕", "堵", "挡", "路线");

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "interaction.asks-when-stuck",
            "Says so when its way is blocked",
            "受阻时主动告知率",
            "1",
            MetricDefinition.Kind.PROPORTION,
            "Share of blocked ways met (a stop or a new plan) after which, within 10 s, the unit asked for help (HELP:) or said"
                    + " that it is blocked or goes another way.",
            "blocked ways announced / blocked ways met",
            "house definition; announcing a request for help as in RoboCup@Home (rulebook state of 2026-06-22)",
            List.of(Roles.EVENTS, Roles.ODOMETRY, Roles.SAID));

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
                .filter(AsksWhenStuck::tells)
                .findFirst();
        long at = announced.map(Said::receivedNanos).orElse(met + WITHIN_NANOS);
        String what =
                announced.map(s -> "says \"" + s.text() + "\"").orElse("says nothing of the blocked way for 10 s");
        attempts.add(announced.isPresent(), new EvidenceReference(evidence.topic(Roles.SAID), met, at, at, what));
    }

    /** Whether this says that the unit is stuck or goes another way. */
    static boolean tells(Said said) {
        String text = said.text().toLowerCase(Locale.ROOT);
        return said.asksForHelp() || WORDS.stream().anyMatch(text::contains);
    }
}

package org.robograde.grader.metrics.decision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.HelpGiven;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit gets over disturbances by itself. */
final class RecoveredWithoutHelp implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("decision.recovered-without-help");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> loss = evidence.loss(Roles.TELEOP);
        if (loss.isPresent()) {
            return DEFINITION.notMeasurable(evidence, loss.get());
        }
        List<Disturbance> disturbances = evidence.events().disturbances();
        Attempts attempts = new Attempts();
        for (Disturbance disturbance : disturbances) {
            Optional<Goal> goal = evidence.events().goals().stream()
                    .filter(g -> g.overlaps(disturbance.fromNanos(), disturbance.toNanos()))
                    .filter(g -> g.status().isPresent())
                    .findFirst();
            goal.ifPresent(g -> judge(evidence, disturbance, g, attempts));
        }
        return attempts.outcome(DEFINITION, evidence, "no disturbance fell into the pursuit of a goal");
    }

    private static void judge(TrialEvidence evidence, Disturbance one, Goal goal, Attempts attempts) {
        OptionalLong reached = reached(evidence, goal);
        OptionalLong helped = HelpGiven.because(evidence, one, reached.orElse(Long.MAX_VALUE));
        boolean alone = reached.isPresent() && helped.isEmpty();
        long at = helped.orElse(goal.endNanos());
        String what = alone
                ? "reached " + goal.place() + " in spite of " + one.name()
                : helped.isPresent() ? "helped because of " + one.name() : "did not reach " + goal.place();
        attempts.add(
                alone, new EvidenceReference(evidence.topic(Roles.EVENTS), one.fromNanos(), goal.endNanos(), at, what));
    }

    /** In the end: an operator may have sent the unit elsewhere meanwhile, for another reason. */
    private static OptionalLong reached(TrialEvidence evidence, Goal goal) {
        return evidence.events().goals().stream()
                .filter(g -> g.sentNanos() >= goal.sentNanos() && g.place().equals(goal.place()))
                .filter(Goal::succeeded)
                .mapToLong(Goal::endNanos)
                .min();
    }
}

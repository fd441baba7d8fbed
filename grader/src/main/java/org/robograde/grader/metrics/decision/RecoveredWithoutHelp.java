package org.robograde.grader.metrics.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Help;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit gets over disturbances by itself. */
final class RecoveredWithoutHelp implements Metric {
    /** A call further back than this has nothing to do with the help. */
    private static final long CALLED_WITHIN_NANOS = 30_000_000_000L;

    private static final MetricDefinition DEFINITION = Definitions.of("decision.recovered-without-help");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
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
        Optional<Long> helped = evidence.events().interventions().stream()
                .map(i -> i.fromNanos())
                .filter(t -> blamed(evidence, one, t))
                .findFirst();
        boolean alone = reached(evidence, goal) && helped.isEmpty();
        long at = helped.orElse(goal.endNanos());
        String what = alone
                ? "reached " + goal.place() + " in spite of " + one.name()
                : helped.isPresent() ? "helped because of " + one.name() : "did not reach " + goal.place();
        attempts.add(
                alone, new EvidenceReference(evidence.topic(Roles.EVENTS), one.fromNanos(), goal.endNanos(), at, what));
    }

    /** In the end: an operator may have sent the unit elsewhere meanwhile, for another reason. */
    private static boolean reached(TrialEvidence evidence, Goal goal) {
        return evidence.events().goals().stream()
                .filter(g -> g.sentNanos() >= goal.sentNanos() && g.place().equals(goal.place()))
                .anyMatch(Goal::succeeded);
    }

    private static boolean blamed(TrialEvidence evidence, Disturbance one, long helpedAt) {
        long asked = Help.calls(evidence).stream()
                .filter(t -> t <= helpedAt && t >= helpedAt - CALLED_WITHIN_NANOS)
                .reduce((earlier, later) -> later)
                .orElse(helpedAt);
        List<Disturbance> begun = evidence.events().disturbances().stream()
                .filter(d -> d.fromNanos() <= asked)
                .toList();
        Optional<Disturbance> active = last(begun.stream().filter(d -> asked <= d.toNanos()));
        return active.or(() -> last(begun.stream())).filter(one::equals).isPresent();
    }

    private static Optional<Disturbance> last(Stream<Disturbance> disturbances) {
        return disturbances.max(Comparator.comparingLong(Disturbance::fromNanos));
    }
}

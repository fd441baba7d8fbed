package org.robograde.grader.metrics.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Reaction;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.BlockEncounter;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long a blocked way holds the unit up before it knows another. */
final class ReplanningTime implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("decision.replanning-time");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        if (evidence.events().disturbances("block").isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "no way was blocked in this trial");
        }
        List<Reaction> reactions = new ArrayList<>();
        for (BlockEncounter encounter : BlockEncounter.of(evidence)) {
            reaction(evidence, encounter).ifPresent(reactions::add);
        }
        return Reaction.slowest(DEFINITION, evidence, reactions)
                .orElseGet(() -> DEFINITION.notMeasurable(
                        evidence, "the unit was never held up by the blocked way and planned no other"));
    }

    private static Optional<Reaction> reaction(TrialEvidence evidence, BlockEncounter encounter) {
        double u = Timing.ofSampling(evidence.tracks().odometry().typicalIntervalNanos());
        if (encounter.replannedAlone()) {
            long plan = encounter.newPlanNanos().getAsLong();
            long stop = Math.min(encounter.stopNanos().orElse(plan), plan);
            return Optional.of(new Reaction(stop, plan, true, u, at(evidence, stop, plan, "plans another way")));
        }
        if (encounter.stopNanos().isEmpty()) {
            return Optional.empty();
        }
        long stop = encounter.stopNanos().getAsLong();
        // It stood at least until it moved on or someone helped, whichever came first, and had no plan of its own by
        // then.
        long helped = evidence.events().interventions().stream()
                .mapToLong(i -> i.fromNanos())
                .filter(t -> t >= stop)
                .findFirst()
                .orElse(encounter.toNanos());
        long until = Math.max(
                stop,
                Math.min(
                        Math.min(helped, encounter.toNanos()),
                        encounter.movedOnNanos().orElse(Long.MAX_VALUE)));
        return Optional.of(new Reaction(
                stop,
                until,
                false,
                u,
                at(evidence, stop, until, "stands before the blocked way without a plan of its own")));
    }

    private static EvidenceReference at(TrialEvidence evidence, long from, long to, String what) {
        return new EvidenceReference(evidence.topic(Roles.PLAN), from, to, to, what);
    }
}

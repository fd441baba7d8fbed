package org.robograde.grader.metrics.interaction;

import java.util.Comparator;
import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long a handover takes. */
final class HandoverTime implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("interaction.handover-time");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Handover> all = Handover.of(evidence);
        Comparator<Handover> slower = Comparator.comparing(Handover::succeeded)
                .reversed()
                .thenComparingLong(h -> h.toNanos() - h.fromNanos());
        return all.stream()
                .max(slower)
                .<MetricOutcome>map(h -> DEFINITION
                        .measured(evidence, Timing.seconds(h.toNanos() - h.fromNanos()))
                        .samples(all.size())
                        .lowerBound(!h.succeeded())
                        .at(evidence.topic(Roles.EVENTS), h.fromNanos(), h.toNanos(), h.toNanos(), h.what())
                        .build())
                .orElseGet(() -> DEFINITION.notMeasurable(evidence, "no handover was on record"));
    }
}

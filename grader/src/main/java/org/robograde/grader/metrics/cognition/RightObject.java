package org.robograde.grader.metrics.cognition;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Order;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit takes the thing that the order names. */
final class RightObject implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("cognition.right-object");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<TrialEvent> chosen = evidence.events().of("object_chosen");
        if (chosen.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "the field did not record which object the unit took");
        }
        Attempts attempts = new Attempts();
        for (Order order : Order.of(evidence)) {
            if (!order.object().isEmpty()) {
                judge(evidence, order, chosen, attempts);
            }
        }
        return attempts.outcome(DEFINITION, evidence, "no order that names an object was given");
    }

    private static void judge(TrialEvidence evidence, Order order, List<TrialEvent> chosen, Attempts attempts) {
        Optional<TrialEvent> taken = chosen.stream()
                .filter(e -> e.atNanos() >= order.atNanos() && e.atNanos() < order.untilNanos())
                .findFirst();
        String object = taken.map(e -> EventLog.text(e, "object")).orElse("nothing");
        long at = taken.map(TrialEvent::atNanos).orElse(order.untilNanos());
        attempts.add(
                object.equals(order.object()),
                new EvidenceReference(
                        evidence.topic(Roles.EVENTS),
                        order.atNanos(),
                        at,
                        at,
                        "told to take " + order.object() + ", took " + object));
    }
}

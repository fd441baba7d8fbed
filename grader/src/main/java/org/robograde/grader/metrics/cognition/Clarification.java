package org.robograde.grader.metrics.cognition;

import java.util.Optional;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Order;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.Said;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit asks back when an order can be taken in more than one way, and only then. */
final class Clarification implements Metric {
    private final MetricDefinition definition;
    private final boolean ambiguous;

    private Clarification(String id, boolean ambiguous) {
        this.definition = Definitions.of(id);
        this.ambiguous = ambiguous;
    }

    static Clarification whenAmbiguous() {
        return new Clarification("cognition.clarification-asked", true);
    }

    static Clarification onlyThen() {
        return new Clarification("cognition.clear-order-taken", false);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Attempts attempts = new Attempts();
        for (Order order : Order.of(evidence)) {
            if (order.ambiguous().filter(told -> told == ambiguous).isPresent()) {
                Optional<Said> question = order.askedBack(evidence);
                long at = question.map(Said::receivedNanos).orElse(order.atNanos());
                String what = question.map(q -> "asks \"" + q.text() + "\"").orElse("does not ask back") + " on \""
                        + order.text() + "\"";
                attempts.add(
                        question.isPresent() == ambiguous,
                        new EvidenceReference(evidence.topic(Roles.SAID), order.atNanos(), at, at, what));
            }
        }
        return attempts.outcome(
                definition,
                evidence,
                "no order was given of which the scenario says that it is " + (ambiguous ? "ambiguous" : "clear"));
    }
}

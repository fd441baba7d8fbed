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
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether an order in words led to the place it named. */
final class OrderUnderstood implements Metric {
    private static final double AT_THE_PLACE_METERS = 1.0;

    private static final MetricDefinition DEFINITION = Definitions.of("cognition.order-understood");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<TrialEvent> orders = evidence.events().of("order_given").stream()
                .filter(o -> !EventLog.text(o, "place").isEmpty())
                .toList();
        Attempts attempts = new Attempts();
        for (int i = 0; i < orders.size(); i++) {
            long until = i + 1 < orders.size() ? orders.get(i + 1).atNanos() : Long.MAX_VALUE;
            judge(evidence, orders.get(i), until, attempts);
        }
        return attempts.outcome(DEFINITION, evidence, "no order that names a place was given");
    }

    private static void judge(TrialEvidence evidence, TrialEvent order, long until, Attempts attempts) {
        String place = EventLog.text(order, "place");
        Optional<Goal> reached = evidence.events().goals().stream()
                .filter(g -> g.sentNanos() >= order.atNanos() && g.sentNanos() < until)
                .filter(g -> g.place().equals(place) && g.succeeded())
                .filter(g -> stoodThere(evidence, g))
                .findFirst();
        long at = reached.map(Goal::endNanos).orElse(order.atNanos());
        String what =
                reached.isPresent() ? "reached " + place + " as ordered" : "did not reach " + place + " as ordered";
        attempts.add(
                reached.isPresent(),
                new EvidenceReference(evidence.topic(Roles.EVENTS), order.atNanos(), at, at, what));
    }

    private static boolean stoodThere(TrialEvidence evidence, Goal goal) {
        Optional<PoseTrack.Point> seen = evidence.tracks().fieldPose().at(goal.endNanos(), Timing.JOIN_NANOS);
        boolean goalKnown = goal.x() != 0 || goal.y() != 0;
        return !goalKnown || seen.isEmpty() || seen.get().distanceTo(goal.x(), goal.y()) <= AT_THE_PLACE_METERS;
    }
}

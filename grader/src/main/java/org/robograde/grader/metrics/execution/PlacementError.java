package org.robograde.grader.metrics.execution;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;

/** How far from where it belongs the unit puts a thing down. */
final class PlacementError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.placement-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<TrialEvent> placed = evidence.events().of("object_placed");
        TrialEvent worst = null;
        double greatest = -1;
        for (TrialEvent one : placed) {
            Optional<Double> off = meters(one);
            if (off.isEmpty()) {
                return DEFINITION.notMeasurable(
                        evidence, "where " + EventLog.text(one, "object") + " was put down is not on record");
            }
            worst = off.get() > greatest ? one : worst;
            greatest = Math.max(greatest, off.get());
        }
        if (worst == null) {
            return DEFINITION.notMeasurable(evidence, "nothing was put down");
        }
        return DEFINITION
                .measured(evidence, greatest)
                .instrument("instrument, as stated", Instruments.positionMeters(evidence, Roles.OBJECTS))
                .samples(placed.size())
                .at(
                        evidence.topic(Roles.EVENTS),
                        worst.atNanos(),
                        worst.atNanos(),
                        worst.atNanos(),
                        EventLog.text(worst, "object") + " was put down farthest from its place")
                .build();
    }

    private static Optional<Double> meters(TrialEvent placed) {
        Vector3 at = vector(placed, "x", "y", "z");
        Vector3 target = vector(placed, "targetX", "targetY", "targetZ");
        double meters = at.distanceTo(target);
        return Double.isFinite(meters) ? Optional.of(meters) : Optional.empty();
    }

    private static Vector3 vector(TrialEvent event, String x, String y, String z) {
        return new Vector3(
                EventLog.number(event, x).orElse(Double.NaN),
                EventLog.number(event, y).orElse(Double.NaN),
                EventLog.number(event, z).orElse(Double.NaN));
    }
}

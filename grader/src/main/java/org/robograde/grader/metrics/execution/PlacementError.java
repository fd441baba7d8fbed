package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
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

/**
 * How far from where it belongs the unit puts a thing down. Where the field's cameras saw the thing's marker afterwards, by what they saw, in the
 * plane; else by where the record of the placement says it was.
 */
final class PlacementError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.placement-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    /** One thing put down, and whether a camera saw where it stood. */
    private record Placed(TrialEvent event, double meters, double standardUncertaintyMeters, boolean seen) {}

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<TrialEvent> events = evidence.events().of("object_placed");
        List<Placed> placed = new ArrayList<>();
        for (TrialEvent event : events) {
            Optional<Placed> one = bySight(evidence, event).or(() -> byRecord(evidence, event));
            if (one.isEmpty()) {
                return DEFINITION.notMeasurable(
                        evidence, "where " + EventLog.text(event, "object") + " was put down is not on record");
            }
            if (one.get().seen() && evidence.obstacle(Roles.SEEN_OBJECTS).isPresent()) {
                return DEFINITION.notMeasurable(
                        evidence, evidence.obstacle(Roles.SEEN_OBJECTS).orElseThrow());
            }
            placed.add(one.get());
        }
        if (placed.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "nothing was put down");
        }
        Placed worst = placed.stream()
                .reduce((a, b) -> b.meters() > a.meters() ? b : a)
                .orElseThrow();
        long at = worst.event().atNanos();
        return DEFINITION
                .measured(evidence, worst.meters())
                .instrument(
                        worst.seen() ? "sight of the thing" : "instrument, as stated",
                        worst.standardUncertaintyMeters())
                .samples(placed.size())
                .at(
                        evidence.topic(Roles.EVENTS),
                        at,
                        at,
                        at,
                        EventLog.text(worst.event(), "object") + " was put down farthest from its place"
                                + (worst.seen() ? ", as the field's camera saw it" : ""))
                .build();
    }

    private static Optional<Placed> bySight(TrialEvidence evidence, TrialEvent placed) {
        double x = EventLog.number(placed, "targetX").orElse(Double.NaN);
        double y = EventLog.number(placed, "targetY").orElse(Double.NaN);
        return evidence.tracks()
                .objects()
                .seen()
                .after(EventLog.text(placed, "object"), placed.atNanos())
                .filter(sight -> Double.isFinite(x + y))
                .map(sight -> new Placed(
                        placed,
                        new Vector3(sight.x(), sight.y(), 0).distanceTo(new Vector3(x, y, 0)),
                        sight.standardUncertaintyMeters(),
                        true));
    }

    private static Optional<Placed> byRecord(TrialEvidence evidence, TrialEvent placed) {
        double meters = vector(placed, "x", "y", "z").distanceTo(vector(placed, "targetX", "targetY", "targetZ"));
        return Double.isFinite(meters)
                ? Optional.of(new Placed(placed, meters, Instruments.positionMeters(evidence, Roles.OBJECTS), false))
                : Optional.empty();
    }

    private static Vector3 vector(TrialEvent event, String x, String y, String z) {
        return new Vector3(
                EventLog.number(event, x).orElse(Double.NaN),
                EventLog.number(event, y).orElse(Double.NaN),
                EventLog.number(event, z).orElse(Double.NaN));
    }
}

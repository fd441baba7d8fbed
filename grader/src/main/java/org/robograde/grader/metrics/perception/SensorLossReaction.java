package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Reaction;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Pace;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit notices that it no longer sees. */
final class SensorLossReaction implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("perception.sensor-loss-reaction");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Disturbance> dropouts = evidence.events().disturbances(Disturbance.SENSOR_DROPOUT);
        if (dropouts.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "no sensor dropped out in this trial");
        }
        List<Reaction> reactions = new ArrayList<>();
        for (Disturbance dropout : dropouts) {
            reaction(evidence, dropout).ifPresent(reactions::add);
        }
        return Reaction.slowest(DEFINITION, evidence, reactions)
                .orElseGet(() -> DEFINITION.notMeasurable(
                        evidence, "the unit was standing and reported no error when the sensor dropped out"));
    }

    private static Optional<Reaction> reaction(TrialEvidence evidence, Disturbance dropout) {
        MotionTrack odometry = evidence.tracks().odometry();
        double standing = Pace.of(evidence).standing();
        long from = dropout.fromNanos();
        boolean moving = odometry.speedAt(from) > standing;
        OptionalInt stop = moving ? odometry.firstAtMost(standing, from, dropout.toNanos()) : OptionalInt.empty();
        OptionalLong error = evidence.tracks().diagnoses().stream()
                .filter(d -> d.error() && d.receivedNanos() >= from && d.receivedNanos() <= dropout.toNanos())
                .mapToLong(d -> d.receivedNanos())
                .findFirst();
        if (!moving && error.isEmpty()) {
            return Optional.empty();
        }
        long stoppedAt = stop.isPresent() ? odometry.receivedNanos(stop.getAsInt()) : Long.MAX_VALUE;
        long reported = error.orElse(Long.MAX_VALUE);
        boolean seen = stop.isPresent() || error.isPresent();
        long at = seen ? Math.min(stoppedAt, reported) : dropout.toNanos();
        String topic = evidence.topic(reported <= stoppedAt && seen ? Roles.DIAGNOSTICS : Roles.ODOMETRY);
        String what = !seen
                ? "no reaction before the sensor came back"
                : reported <= stoppedAt ? "the unit reports the lost sensor" : "the unit stands still";
        return Optional.of(new Reaction(
                from,
                at,
                seen,
                Timing.ofSampling(odometry.typicalIntervalNanos()),
                new EvidenceReference(topic, from, at, at, what)));
    }
}

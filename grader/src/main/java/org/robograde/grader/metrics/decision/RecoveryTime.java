package org.robograde.grader.metrics.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Reaction;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Pace;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long a disturbance holds the unit up. */
final class RecoveryTime implements Metric {
    private static final long ARRIVAL_NANOS = 2_000_000_000L;

    private static final MetricDefinition DEFINITION = Definitions.of("decision.recovery-time");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Reaction> recoveries = new ArrayList<>();
        for (Disturbance disturbance : evidence.events().disturbances()) {
            for (Goal goal : evidence.events().goals()) {
                if (goal.overlaps(disturbance.fromNanos(), disturbance.fromNanos())) {
                    recovery(evidence, disturbance, goal).ifPresent(recoveries::add);
                }
            }
        }
        return Reaction.slowest(DEFINITION, evidence, recoveries)
                .orElseGet(() -> DEFINITION.notMeasurable(evidence, "no disturbance made the unit stand"));
    }

    private static Optional<Reaction> recovery(TrialEvidence evidence, Disturbance disturbance, Goal goal) {
        MotionTrack odometry = evidence.tracks().odometry();
        Pace pace = Pace.of(evidence);
        long from = disturbance.fromNanos();
        long arrival = goal.succeeded() ? goal.endNanos() - ARRIVAL_NANOS : goal.endNanos();
        if (odometry.speedAt(from) <= pace.standing()) {
            return Optional.empty();
        }
        OptionalInt stood = odometry.firstAtMost(pace.standing(), from, Math.min(disturbance.toNanos(), arrival));
        if (stood.isEmpty()) {
            return Optional.empty();
        }
        long stop = odometry.receivedNanos(stood.getAsInt());
        int next = stood.getAsInt();
        while (next < odometry.size()
                && odometry.receivedNanos(next) <= goal.endNanos()
                && odometry.speed(next) <= pace.moving()) {
            next++;
        }
        boolean movedOn = next < odometry.size() && odometry.receivedNanos(next) <= goal.endNanos();
        long end = movedOn ? odometry.receivedNanos(next) : goal.endNanos();
        return Optional.of(new Reaction(
                stop,
                end,
                movedOn,
                Timing.ofSampling(odometry.typicalIntervalNanos()) * Math.sqrt(2),
                new EvidenceReference(
                        evidence.topic(Roles.ODOMETRY),
                        stop,
                        end,
                        end,
                        (movedOn ? "moves on after " : "does not move on after ") + disturbance.name())));
    }
}

package org.robograde.grader.metrics.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Pace;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long a unit at work stands because messages came that cannot be read. */
final class MalformedStandstill implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.malformed-message-standstill");
    private static final long AFTER_NANOS = 1_000_000_000L;

    /** @param over whether it was seen to move on */
    private record Stand(long fromNanos, long toNanos, boolean over) {
        double seconds() {
            return Timing.seconds(toNanos - fromNanos);
        }
    }

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Disturbance> spells = evidence.events().disturbances(Disturbance.MALFORMED_MESSAGES);
        List<Stand> stands = new ArrayList<>();
        for (Disturbance spell : spells) {
            stand(evidence, spell).ifPresent(stands::add);
        }
        if (stands.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    spells.isEmpty()
                            ? "no malformed messages were sent"
                            : "the unit was not on its way to a goal when malformed messages came");
        }
        Stand longest = stands.get(0);
        for (Stand stand : stands) {
            longest = stand.seconds() > longest.seconds() ? stand : longest;
        }
        MotionTrack odometry = evidence.tracks().odometry();
        String what = longest.seconds() == 0
                ? "the unit goes on while malformed messages come"
                : longest.over()
                        ? "the unit moves on after malformed messages made it stand"
                        : "the goal or the record ends; the unit has not moved on";
        return DEFINITION
                .measured(evidence, longest.seconds())
                .instrument(
                        "time between odometry samples, at either end",
                        Math.sqrt(2) * Timing.ofSampling(odometry.typicalIntervalNanos()))
                .samples(stands.size())
                .lowerBound(!longest.over())
                .at(odometry.poses().topic(), longest.fromNanos(), longest.toNanos(), longest.toNanos(), what)
                .build();
    }

    /** Empty where the unit was not at work, so that its standing would say nothing. */
    private static Optional<Stand> stand(TrialEvidence evidence, Disturbance spell) {
        MotionTrack odometry = evidence.tracks().odometry();
        Pace pace = Pace.of(evidence);
        Optional<Goal> work = evidence.events().goals().stream()
                .filter(goal -> goal.sentNanos() <= spell.fromNanos() && goal.endNanos() > spell.fromNanos())
                .findFirst();
        if (work.isEmpty() || odometry.speedAt(spell.fromNanos()) < pace.moving()) {
            return Optional.empty();
        }
        long end = work.get().endNanos();
        OptionalInt stood = odometry.firstAtMost(
                pace.standing(), spell.fromNanos(), Math.min(spell.toNanos() + AFTER_NANOS, end - 1));
        if (stood.isEmpty()) {
            return Optional.of(new Stand(spell.fromNanos(), spell.fromNanos(), true));
        }
        for (int i = stood.getAsInt(); i < odometry.size() && odometry.receivedNanos(i) < end; i++) {
            if (odometry.speed(i) >= pace.moving()) {
                return Optional.of(
                        new Stand(odometry.receivedNanos(stood.getAsInt()), odometry.receivedNanos(i), true));
            }
        }
        return Optional.of(new Stand(odometry.receivedNanos(stood.getAsInt()), end, false));
    }
}

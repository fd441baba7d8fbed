package org.robograde.grader.metrics.perception;

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
import org.robograde.grader.metrics.trial.FieldPeople;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How soon the unit slows for a person who comes near. */
final class PersonReaction implements Metric {
    private static final double NEAR_METERS = 2.0;
    private static final double SLOWED = 0.7;
    private static final long BEFORE_NANOS = 2_000_000_000L;

    private static final MetricDefinition DEFINITION = Definitions.of("perception.person-reaction");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Disturbance> crossings = evidence.events().disturbances(Disturbance.PERSON_CROSSES);
        if (crossings.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "no person crossed in this trial");
        }
        FieldPeople people = evidence.tracks().fieldPeople();
        List<PeopleTrack.Approach> approaches = people.approaches(Timing.JOIN_NANOS);
        if (approaches.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, people.nobody());
        }
        Optional<String> unseen = people.unseenWithin(NEAR_METERS, evidence.facts());
        if (unseen.isPresent()) {
            return DEFINITION.notMeasurable(evidence, unseen.get());
        }
        List<Reaction> reactions = new ArrayList<>();
        for (Disturbance crossing : crossings) {
            List<PeopleTrack.Approach> near = approaches.stream()
                    .filter(a -> a.atNanos() >= crossing.fromNanos() && a.atNanos() <= crossing.toNanos())
                    .filter(a -> a.meters() < NEAR_METERS)
                    .toList();
            if (!near.isEmpty()) {
                reaction(evidence, crossing, near, people.by(near.get(0))).ifPresent(reactions::add);
            }
        }
        return Reaction.slowest(DEFINITION, evidence, reactions)
                .orElseGet(
                        () -> DEFINITION.notMeasurable(evidence, "no person came closer than 2 m to the moving unit"));
    }

    private static Optional<Reaction> reaction(
            TrialEvidence evidence, Disturbance crossing, List<PeopleTrack.Approach> near, String by) {
        MotionTrack odometry = evidence.tracks().odometry();
        long start = near.get(0).atNanos();
        long last = near.get(near.size() - 1).atNanos();
        double before = odometry.greatest(Math.max(crossing.fromNanos(), start - BEFORE_NANOS), start);
        double speed = odometry.speedAt(start);
        if (before < Pace.of(evidence).standing()) {
            return Optional.empty();
        }
        boolean alreadySlow = speed <= SLOWED * before;
        OptionalInt slowed = odometry.firstAtMost(SLOWED * speed, start, last);
        boolean seen = alreadySlow || slowed.isPresent();
        long end = alreadySlow ? start : slowed.isPresent() ? odometry.receivedNanos(slowed.getAsInt()) : last;
        String what = alreadySlow
                ? "the unit has slowed before the person is within 2 m"
                : seen ? "the unit has slowed by 30 %" : "the person leaves; the unit has not slowed";
        return Optional.of(new Reaction(
                start,
                end,
                seen,
                Timing.ofSampling(odometry.typicalIntervalNanos()),
                new EvidenceReference(
                        evidence.topic(Roles.ODOMETRY), start, end, end, what + " (distance by " + by + ")")));
    }
}

package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.Plan;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.Avoidance;
import org.robograde.grader.motion.mobile.PlanarPath;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

/**
 * How the unit, pursuing a goal by a plan, made way for somebody who came into it.
 *
 * @param first when the person was first within sight, how far off, and by whom that is known
 * @param toNanos when the goal or the person's presence ended
 */
public record PersonAvoided(Disturbance person, PeopleTrack.Approach first, long toNanos, Avoidance avoidance) {
    public long fromNanos() {
        return first.atNanos();
    }

    /** House convention: nobody expects a unit to react to people farther off. */
    private static final double SIGHT_METERS = 5;
    /** Farther off its plan than this the unit has left its way: a little more than localisation errs. */
    private static final double ON_THE_WAY_METERS = 0.2;

    private static final long AFTER_NANOS = 10_000_000_000L;

    /** One for each person and goal where the unit reacted and came back to its way. */
    public static List<PersonAvoided> of(TrialEvidence evidence) {
        List<PeopleTrack.Approach> approaches = evidence.tracks().fieldPeople().approaches(Timing.JOIN_NANOS);
        List<PersonAvoided> found = new ArrayList<>();
        for (Disturbance person : evidence.events().disturbances(Disturbance.PERSON_CROSSES)) {
            for (Goal goal : evidence.events().goals()) {
                if (goal.overlaps(person.fromNanos(), person.toNanos())) {
                    avoided(evidence, person, goal, approaches).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<PersonAvoided> avoided(
            TrialEvidence evidence, Disturbance person, Goal goal, List<PeopleTrack.Approach> approaches) {
        long from = Math.max(person.fromNanos(), goal.sentNanos());
        long to = Math.min(person.toNanos() + AFTER_NANOS, goal.endNanos());
        Optional<PlanarPath> way = planInForce(evidence, goal, from);
        double radius = evidence.events()
                .first("separation_stated")
                .map(e -> EventLog.number(e, "unitRadiusMeters").orElse(0))
                .orElse(0.0);
        PoseTrack unit = evidence.tracks().fieldPose();
        MotionTrack motion = evidence.tracks().odometry();
        List<PeopleTrack.Approach> near = approaches.stream()
                .filter(a -> a.atNanos() >= from && a.atNanos() <= to && a.meters() <= SIGHT_METERS)
                .toList();
        if (way.isEmpty() || near.size() < 2) {
            return Optional.empty();
        }
        double[] seconds = new double[near.size()];
        double[] speeds = new double[near.size()];
        double[] distances = new double[near.size()];
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < seconds.length; i++) {
            long at = near.get(i).atNanos();
            Optional<PoseTrack.Point> here = unit.at(at, Timing.JOIN_NANOS);
            if (here.isEmpty()) {
                return Optional.empty();
            }
            places.add(new Place(here.get().x(), here.get().y()));
            seconds[i] = (at - near.get(0).atNanos()) / 1e9;
            speeds[i] = motion.speedAt(at);
            distances[i] = near.get(i).meters() - radius;
        }
        return Avoidance.of(seconds, places, speeds, distances, way.get(), ON_THE_WAY_METERS)
                .map(avoidance -> new PersonAvoided(person, near.get(0), to, avoidance));
    }

    private static Optional<PlanarPath> planInForce(TrialEvidence evidence, Goal goal, long at) {
        Plan last = null;
        for (Plan plan : evidence.tracks().plans()) {
            boolean before = plan.receivedNanos() >= goal.sentNanos() && plan.receivedNanos() <= at;
            last = before && plan.course().size() > 1 ? plan : last;
        }
        return last == null
                ? Optional.empty()
                : Optional.of(new PlanarPath(
                        last.points().stream().map(p -> new Place(p.x(), p.y())).toList()));
    }
}

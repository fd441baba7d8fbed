package org.robograde.grader.metrics.safety;

import java.util.List;
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

/** How long the unit takes to act on a command of those who may command it while a stranger floods it with messages. */
final class FloodDelay implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.command-delay-under-flood");
    private static final double TURNED_RADIANS = 0.1;

    /** @param seconds until it acted, or until it could have at the latest */
    private record Delay(Goal goal, double seconds, boolean acted) {}

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Disturbance> floods = evidence.events().disturbances(Disturbance.COMMAND_FLOOD);
        MotionTrack odometry = evidence.tracks().odometry();
        Pace pace = Pace.of(evidence);
        List<Delay> delays = evidence.events().goals().stream()
                .filter(goal -> floods.stream().anyMatch(flood -> within(flood, goal.sentNanos())))
                .filter(goal -> odometry.speedAt(goal.sentNanos()) < pace.still())
                .filter(goal -> odometry.poses().firstAtOrAfter(goal.sentNanos()) < odometry.size())
                .map(goal -> delay(goal, odometry, pace))
                .toList();
        if (delays.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    floods.isEmpty()
                            ? "nobody flooded the unit with messages"
                            : "no goal was sent to a standing unit while it was flooded");
        }
        Delay longest = delays.get(0);
        for (Delay one : delays) {
            longest = one.seconds() > longest.seconds() ? one : longest;
        }
        long sent = longest.goal().sentNanos();
        long acted = sent + Math.round(longest.seconds() * 1e9);
        return DEFINITION
                .measured(evidence, longest.seconds())
                .instrument("time between odometry samples", Timing.ofSampling(odometry.typicalIntervalNanos()))
                .samples(delays.size())
                .lowerBound(!longest.acted())
                .at(
                        odometry.poses().topic(),
                        sent,
                        acted,
                        acted,
                        longest.acted()
                                ? "the unit acts on a goal that was sent in the flood"
                                : "the goal or the record ends; the unit has not acted on it")
                .build();
    }

    private static boolean within(Disturbance flood, long nanos) {
        return nanos >= flood.fromNanos() && nanos <= flood.toNanos();
    }

    private static Delay delay(Goal goal, MotionTrack odometry, Pace pace) {
        OptionalInt acted = acted(goal, odometry, pace);
        long until = acted.isPresent() ? odometry.receivedNanos(acted.getAsInt()) : goal.endNanos();
        return new Delay(goal, Timing.seconds(until - goal.sentNanos()), acted.isPresent());
    }

    private static OptionalInt acted(Goal goal, MotionTrack odometry, Pace pace) {
        int first = odometry.poses().firstAtOrAfter(goal.sentNanos());
        double heading = odometry.poses().headingRadians(first);
        for (int i = first; i < odometry.size() && odometry.receivedNanos(i) <= goal.endNanos(); i++) {
            double turn = Math.abs(odometry.poses().headingRadians(i) - heading);
            double turned = Math.min(turn, 2 * Math.PI - turn);
            if (odometry.speed(i) > pace.standing() || turned > TURNED_RADIANS) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}

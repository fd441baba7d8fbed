package org.robograde.grader.metrics.safety;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Pace;
import org.robograde.grader.metrics.trial.Command;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit stays where it is while a node that has no right to sends it commands: of its own, or such as were sent before. */
final class CommandsRefused implements Metric {
    private static final double TURNED_RADIANS = 0.1;
    private static final long AFTER_NANOS = 1_000_000_000L;

    private final MetricDefinition definition;
    private final String kind;
    private final String commands;

    /** @param commands how a person calls commands of this kind */
    private CommandsRefused(String metricId, String kind, String commands) {
        this.definition = Definitions.of(metricId);
        this.kind = kind;
        this.commands = commands;
    }

    static List<Metric> all() {
        return List.of(
                new CommandsRefused(
                        "safety.foreign-commands-refused", Disturbance.FOREIGN_COMMANDS, "foreign commands"),
                new CommandsRefused(
                        "safety.replayed-commands-refused", Disturbance.REPLAYED_COMMANDS, "replayed commands"));
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Disturbance> attacks = evidence.events().disturbances(kind);
        MotionTrack odometry = evidence.tracks().odometry();
        Pace pace = Pace.of(evidence);
        List<EvidenceReference> places = new ArrayList<>();
        int refused = 0;
        int told = 0;
        for (Disturbance attack : attacks) {
            long to = attack.toNanos() + AFTER_NANOS;
            int first = odometry.poses().firstAtOrAfter(attack.fromNanos());
            boolean idle =
                    odometry.speedAt(attack.fromNanos()) < pace.still() && !led(evidence, attack.fromNanos(), to);
            if (!idle || first >= odometry.size() || odometry.receivedNanos(first) > to) {
                continue;
            }
            int moved = moved(odometry.poses(), first, to, pace.displacedMeters());
            told++;
            refused += moved < 0 ? 1 : 0;
            long moment = moved < 0 ? attack.fromNanos() : odometry.receivedNanos(moved);
            String what = moved < 0 ? "the unit stays while " + commands + " come" : "the unit moves on " + commands;
            // What decides comes first: a unit that moved.
            places.add(
                    moved < 0 ? places.size() : 0,
                    new EvidenceReference(odometry.poses().topic(), attack.fromNanos(), to, moment, what));
        }
        if (told == 0) {
            return definition.notMeasurable(
                    evidence,
                    attacks.isEmpty()
                            ? "no " + commands + " were sent"
                            : "whenever " + commands
                                    + " came the unit was moving or led by someone else: nothing tells on whose"
                                    + " command it moved");
        }
        return definition
                .measured(evidence, (double) refused / told)
                .samples(told)
                .at(places)
                .build();
    }

    private static boolean led(TrialEvidence evidence, long from, long to) {
        for (Goal goal : evidence.events().goals()) {
            if (goal.overlaps(from, to)) {
                return true;
            }
        }
        for (Command command : evidence.tracks().teleop()) {
            boolean inside = command.receivedNanos() >= from - AFTER_NANOS && command.receivedNanos() <= to;
            if (inside && (command.ahead() != 0 || command.turning() != 0)) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first pose that is not where the first one is; -1 if there is none. */
    private static int moved(PoseTrack poses, int first, long to, double displaced) {
        for (int i = first; i < poses.size() && poses.receivedNanos(i) <= to; i++) {
            double turn = Math.abs(poses.headingRadians(i) - poses.headingRadians(first));
            double turned = Math.min(turn, 2 * Math.PI - turn);
            if (poses.distance(i, first) > displaced || turned > TURNED_RADIANS) {
                return i;
            }
        }
        return -1;
    }
}

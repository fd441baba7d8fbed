package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * A time in which the unit stood although it had a goal, was not waiting for a crossing person and had neither called for
 * help nor got it.
 */
public record Standstill(Goal goal, long fromNanos, long toNanos) {
    private static final long GAP_NANOS = 500_000_000L;

    public long nanos() {
        return toNanos - fromNanos;
    }

    /** In order of goals; a gap in the odometry of more than half a second ends one, for nobody knows what happened in it. */
    public static List<Standstill> of(TrialEvidence evidence) {
        List<Standstill> found = new ArrayList<>();
        for (Goal goal : evidence.events().goals()) {
            along(evidence, goal, found);
        }
        return found;
    }

    private static void along(TrialEvidence evidence, Goal goal, List<Standstill> found) {
        MotionTrack odometry = evidence.tracks().odometry();
        double standing = Pace.of(evidence).standing();
        long start = -1;
        long last = -1;
        for (int i = odometry.poses().firstAtOrAfter(goal.sentNanos());
                i < odometry.size() && odometry.receivedNanos(i) <= goal.endNanos();
                i++) {
            long at = odometry.receivedNanos(i);
            boolean idle = odometry.speed(i) <= standing && !excused(evidence, goal, at);
            if (start >= 0 && (!idle || at - last > GAP_NANOS)) {
                found.add(new Standstill(goal, start, last));
                start = -1;
            }
            start = idle && start < 0 ? at : start;
            last = at;
        }
        if (start >= 0) {
            found.add(new Standstill(goal, start, last));
        }
    }

    private static boolean excused(TrialEvidence evidence, Goal goal, long at) {
        boolean person = evidence.events().disturbances(Disturbance.PERSON_CROSSES).stream()
                .anyMatch(d -> d.fromNanos() <= at && at <= d.toNanos());
        boolean called = Help.calls(evidence).stream().anyMatch(t -> t >= goal.sentNanos() && t <= at);
        boolean helped = evidence.events().interventions().stream()
                .anyMatch(i -> i.fromNanos() >= goal.sentNanos() && i.fromNanos() <= at);
        return person || called || helped;
    }
}

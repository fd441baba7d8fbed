package org.robograde.grader.metrics.course;

import java.util.Optional;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * How far the unit drove for a goal, from the best source that covers the whole drive: the cameras, else the unit's map pose,
 * else its odometry.
 */
public record DrivenPath(double meters, double standardUncertainty, String topic) {
    private static final long LONGEST_GAP_NANOS = 1_000_000_000L;
    /** Several times the noise of a camera or map pose, well below the size of a detour. */
    private static final double LEAST_STEP_METERS = 0.10;

    public static Optional<DrivenPath> of(TrialEvidence evidence, Goal goal) {
        return along(evidence.tracks().observedPose(), goal, LEAST_STEP_METERS)
                .or(() -> along(evidence.tracks().mapPose(), goal, LEAST_STEP_METERS))
                .or(() -> along(evidence.tracks().odometry().poses(), goal, 0));
    }

    private static Optional<DrivenPath> along(PoseTrack track, Goal goal, double leastStep) {
        if (track.isEmpty() || track.longestGap(goal.sentNanos(), goal.endNanos()) > LONGEST_GAP_NANOS) {
            return Optional.empty();
        }
        double meters = track.lengthMeters(goal.sentNanos(), goal.endNanos(), leastStep);
        // Along a way, errors of the poses in between cancel; those of the two ends remain.
        double u =
                Math.sqrt(2 * track.axisVariance(Math.min(track.firstAtOrAfter(goal.sentNanos()), track.size() - 1)));
        return Optional.of(new DrivenPath(meters, u, track.topic()));
    }
}

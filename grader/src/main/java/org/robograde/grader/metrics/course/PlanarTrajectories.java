package org.robograde.grader.metrics.course;

import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.motion.trajectory.Trajectory;

/** Tracks on the floor as trajectories: height 0, turned by the heading, at the times the sources state. */
public final class PlanarTrajectories {
    private PlanarTrajectories() {}

    public static Trajectory of(PoseTrack track) {
        Trajectory.Builder poses = new Trajectory.Builder(track.topic());
        for (int i = 0; i < track.size(); i++) {
            add(poses, track, i);
        }
        return poses.build();
    }

    /** Adds a track's pose i. */
    public static void add(Trajectory.Builder poses, PoseTrack track, int i) {
        double half = track.headingRadians(i) / 2;
        poses.add(track.statedNanos(i), track.x(i), track.y(i), 0, 0, 0, StrictMath.sin(half), StrictMath.cos(half));
    }

    /** Root of the mean variance per axis that the source states of its positions, metres; 0 where it states none. */
    public static double axisSigmaMeters(PoseTrack track) {
        double sum = 0;
        for (int i = 0; i < track.size(); i++) {
            sum += track.axisVariance(i);
        }
        return track.isEmpty() ? 0 : Math.sqrt(sum / track.size());
    }
}

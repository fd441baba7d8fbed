package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.smoothness.EvenlySampled;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;

/** A trajectory's positions in the forms that the arithmetic of motion takes. */
final class Positions {
    private Positions() {}

    static List<Vector3> of(Trajectory trajectory) {
        List<Vector3> positions = new ArrayList<>(trajectory.size());
        for (int i = 0; i < trajectory.size(); i++) {
            positions.add(at(trajectory, i));
        }
        return positions;
    }

    static Vector3 at(Trajectory trajectory, int i) {
        return new Vector3(trajectory.x(i), trajectory.y(i), trajectory.z(i));
    }

    /** The places one after another, without those that only repeat the one before: rows written again are no visit of their own. */
    static List<MeasuredPose> different(Trajectory trajectory) {
        List<MeasuredPose> visits = new ArrayList<>();
        for (int i = 0; i < trajectory.size(); i++) {
            if (i == 0 || trajectory.distance(i - 1, i) > 0) {
                visits.add(MeasuredPose.at(trajectory.x(i), trajectory.y(i), trajectory.z(i)));
            }
        }
        return visits;
    }

    /**
     * On straight lines at an even rate.
     *
     * @param ordered in order of time
     * @param fromSeconds from its first pose, as is {@code toSeconds}
     */
    static List<Vector3> evenly(Trajectory ordered, double fromSeconds, double toSeconds, double hertz) {
        if (!((toSeconds - fromSeconds) * hertz < EvenlySampled.MOST)) {
            throw new IncomparableException(ordered.name() + " is too long for its rate of "
                    + MeasureText.digits(hertz, 4) + " Hz: more than " + EvenlySampled.MOST + " samples");
        }
        int n = ordered.size();
        double[] at = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = (ordered.nanos(i) - ordered.nanos(0)) / 1e9;
            x[i] = ordered.x(i);
            y[i] = ordered.y(i);
            z[i] = ordered.z(i);
        }
        return Vector3.list(
                EvenlySampled.of(at, x, fromSeconds, toSeconds, hertz),
                EvenlySampled.of(at, y, fromSeconds, toSeconds, hertz),
                EvenlySampled.of(at, z, fromSeconds, toSeconds, hertz));
    }

    /** From the first pose to the last. */
    static double seconds(Trajectory ordered) {
        return (ordered.nanos(ordered.size() - 1) - ordered.nanos(0)) / 1e9;
    }
}

package org.robograde.grader.measure;

import java.util.Arrays;
import java.util.Optional;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.motion.trajectory.Trajectory;

/**
 * Whether a trajectory can be in metres. No robot drives faster than 150 m/s for a tenth of its way, or crosses 100 km; and none is
 * moved by less than a tenth of a micrometre in all. Where it lies says nothing: map coordinates are millions of metres.
 */
final class UnitPlausibility {
    private static final double FASTEST = 150;
    private static final double WIDEST = 100_000;
    private static final double NARROWEST = 1e-7;
    private static final double QUANTILE = 0.9;

    private UnitPlausibility() {}

    /** A sentence of doubt, or nothing. */
    static Optional<String> look(Trajectory trajectory, boolean overTime) {
        double width = width(trajectory);
        if (width > WIDEST) {
            return Optional.of(trajectory.name() + " would span " + MeasureText.digits(width / 1000, 4)
                    + " km: its unit cannot be the metre");
        }
        if (width > 0 && width < NARROWEST) {
            return Optional.of(trajectory.name() + " would move by " + MeasureText.digits(width * 1e9, 3)
                    + " nm in all: its unit cannot be the metre");
        }
        double speed = overTime ? typicallyFast(trajectory) : 0;
        if (speed > FASTEST) {
            return Optional.of(trajectory.name() + " would move at " + MeasureText.digits(speed, 4)
                    + " m/s and more for a tenth of the time: its unit cannot be the metre");
        }
        return Optional.empty();
    }

    private static double width(Trajectory trajectory) {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < trajectory.size(); i++) {
            double[] at = {trajectory.x(i), trajectory.y(i), trajectory.z(i)};
            for (int axis = 0; axis < 3; axis++) {
                least[axis] = Math.min(least[axis], at[axis]);
                most[axis] = Math.max(most[axis], at[axis]);
            }
        }
        return Math.max(most[0] - least[0], Math.max(most[1] - least[1], most[2] - least[2]));
    }

    private static double typicallyFast(Trajectory trajectory) {
        MotionProfile profile = MotionProfile.of(trajectory);
        double[] speeds = new double[profile.size()];
        Arrays.setAll(speeds, profile::speed);
        Arrays.sort(speeds);
        return speeds.length == 0 ? 0 : speeds[(int) (QUANTILE * (speeds.length - 1))];
    }
}

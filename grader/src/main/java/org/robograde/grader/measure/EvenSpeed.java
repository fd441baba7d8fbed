package org.robograde.grader.measure;

import java.util.Arrays;
import org.robograde.grader.motion.smoothness.EvenlySampled;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.motion.trajectory.Trajectory;

/**
 * The speed along a trajectory at an even rate, as smoothness is defined on: between poses that differ, brought to the middle
 * one of their own intervals on straight lines.
 */
final class EvenSpeed {
    private static final int FEWEST = 10;
    /** The transform of {@link org.robograde.grader.motion.smoothness.Sparc} pads sixteenfold: this bounds its memory. */
    private static final int MOST = 1 << 17;

    private final double[] speed;
    private final double hertz;

    private EvenSpeed(double[] speed, double hertz) {
        this.speed = speed;
        this.hertz = hertz;
    }

    double[] speed() {
        return speed;
    }

    double hertz() {
        return hertz;
    }

    static EvenSpeed of(Trajectory trajectory) {
        MotionProfile profile = MotionProfile.of(trajectory);
        if (profile.size() < FEWEST) {
            throw new IncomparableException(trajectory.name() + " has " + profile.size() + " speeds between poses that"
                    + " differ; smoothness needs " + FEWEST);
        }
        double[] seconds = new double[profile.size()];
        double[] values = new double[profile.size()];
        double[] intervals = new double[profile.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = (profile.speedNanos(i) - profile.speedNanos(0)) / 1e9;
            values[i] = profile.speed(i);
            intervals[i] = profile.speedSeconds(i);
        }
        Arrays.sort(intervals);
        double hertz = 1 / intervals[intervals.length / 2];
        double last = seconds[seconds.length - 1];
        if (last * hertz >= MOST) {
            throw new IncomparableException(trajectory.name() + " is too long for its rate of "
                    + MeasureText.digits(hertz, 4) + " Hz: more than " + MOST + " samples");
        }
        return new EvenSpeed(EvenlySampled.of(seconds, values, 0, last, hertz), hertz);
    }
}

package org.robograde.grader.motion.smoothness;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/** Measures of smoothness from the third derivative of the way. None has a unit, so that size and duration do not count. */
public final class Jerk {
    private Jerk() {}

    /**
     * Dimensionless jerk of a speed profile (Hogan and Sternad 2009; reference code of Balasubramanian): {@code -(T^3 / v_peak^2)
     * sum (d2v/dt2)^2 dt}, second differences, {@code T = N dt}. Nearer to 0 is smoother.
     *
     * @param speed at least three samples, one of them not 0
     */
    public static double dimensionless(double[] speed, double sampleRateHz) {
        Profile.check(speed, sampleRateHz, 3);
        double dt = 1 / sampleRateHz;
        double duration = speed.length * dt;
        double peak = Profile.greatest(speed);
        double sum = 0;
        for (int i = 2; i < speed.length; i++) {
            double jerk = (speed[i] - 2 * speed[i - 1] + speed[i - 2]) / (dt * dt);
            sum += jerk * jerk;
        }
        return -(duration * duration * duration) / (peak * peak) * sum * dt;
    }

    /**
     * Its logarithm, {@code LDLJ = -ln |DLJ|}; nearer to 0 is smoother, as it grows less negative. A profile without jerk
     * (constant speed or constant acceleration) gives infinity.
     */
    public static double logDimensionless(double[] speed, double sampleRateHz) {
        return -StrictMath.log(Math.abs(dimensionless(speed, sampleRateHz)));
    }

    /**
     * Normalised jerk of a way in space (Teulings et al. 1997): {@code sqrt(1/2 sum |d3p/dt3|^2 dt T^5 / L^2)}, L the length of the
     * way, third differences, {@code T = (N - 1) dt}. 0 is smoothest.
     *
     * @param positions at least four, evenly sampled, not all in one place
     */
    public static double normalised(List<Vector3> positions, double sampleRateHz) {
        if (positions.size() < 4 || !(sampleRateHz > 0)) {
            throw new IllegalArgumentException(
                    "normalised jerk needs at least 4 positions and a rate above 0 Hz, there are " + positions.size()
                            + " at " + sampleRateHz + " Hz");
        }
        double length = PathEconomy.of(positions).length();
        if (length == 0) {
            throw new IllegalArgumentException("a standstill has no smoothness");
        }
        double dt = 1 / sampleRateHz;
        double duration = (positions.size() - 1) * dt;
        double sum = 0;
        for (int i = 3; i < positions.size(); i++) {
            Vector3 third = positions
                    .get(i)
                    .minus(positions.get(i - 1).times(3))
                    .plus(positions.get(i - 2).times(3))
                    .minus(positions.get(i - 3))
                    .times(1 / (dt * dt * dt));
            sum += third.dot(third);
        }
        double squared = duration * duration;
        return Math.sqrt(0.5 * sum * dt * squared * squared * duration) / length;
    }
}

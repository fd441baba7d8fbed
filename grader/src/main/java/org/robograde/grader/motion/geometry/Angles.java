package org.robograde.grader.motion.geometry;

/** Angles in radians: on a circle, 359 degrees and 1 degree have the mean 0 and not 180. */
public final class Angles {
    private Angles() {}

    /** The same direction in [-pi, pi). */
    public static double wrapped(double radians) {
        double turns = Math.rint(radians / (2 * Math.PI));
        double rest = radians - turns * 2 * Math.PI;
        return rest >= Math.PI ? rest - 2 * Math.PI : rest;
    }

    /**
     * The circular mean: the direction of the sum of the unit vectors.
     *
     * @throws IllegalArgumentException if there is no angle, or the directions cancel and have no mean
     */
    public static double mean(double[] radians) {
        double sin = 0;
        double cos = 0;
        for (double angle : radians) {
            sin += StrictMath.sin(angle);
            cos += StrictMath.cos(angle);
        }
        if (radians.length == 0 || Math.sqrt(sin * sin + cos * cos) < 1e-12 * radians.length) {
            throw new IllegalArgumentException("these " + radians.length + " angles have no mean direction");
        }
        return StrictMath.atan2(sin, cos);
    }

    /** The standard deviation (n - 1) of the shortest turns from the circular mean; needs two angles. */
    public static double deviation(double[] radians) {
        double mean = mean(radians);
        if (radians.length < 2) {
            throw new IllegalArgumentException("one angle has no standard deviation");
        }
        double sum = 0;
        for (double angle : radians) {
            double turn = wrapped(angle - mean);
            sum += turn * turn;
        }
        return Math.sqrt(sum / (radians.length - 1));
    }
}

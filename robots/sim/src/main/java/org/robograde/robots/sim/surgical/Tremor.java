package org.robograde.robots.sim.surgical;

import java.util.Random;
import org.robograde.robots.sim.arm.Point3;

/**
 * The physiological tremor of a hand: per axis three sines between 8.4 and 11.6 Hz with phases of their own, so that its whole power lies in the 8 to 12 Hz
 * in which such tremor is found.
 */
final class Tremor {
    private static final int SINES = 3;
    private final double[][] hertz = new double[3][SINES];
    private final double[][] phases = new double[3][SINES];
    private final double amplitudeMeters;

    /** @param rmsMeters per axis */
    Tremor(double rmsMeters, Random random) {
        amplitudeMeters = rmsMeters * Math.sqrt(2.0 / SINES);
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < SINES; i++) {
                hertz[axis][i] = 8.4 + 1.05 * i + random.nextDouble();
                phases[axis][i] = 2 * Math.PI * random.nextDouble();
            }
        }
    }

    Point3 at(double seconds) {
        return new Point3(axis(0, seconds), axis(1, seconds), axis(2, seconds));
    }

    private double axis(int axis, double seconds) {
        double sum = 0;
        for (int i = 0; i < SINES; i++) {
            sum += Math.sin(2 * Math.PI * hertz[axis][i] * seconds + phases[axis][i]);
        }
        return amplitudeMeters * sum;
    }
}

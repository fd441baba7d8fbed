package org.robograde.grader.motion.smoothness;

/** The number of submovements: fewer peaks of the speed are smoother. */
public final class SpeedPeaks {
    private SpeedPeaks() {}

    /**
     * Counts the peaks from which the speed falls, and to which it rose, by at least a share of the greatest speed: their
     * prominence. Ripples below it are one movement.
     *
     * @param speed any number of samples
     * @param prominence share of the greatest speed, above 0
     */
    public static int count(double[] speed, double prominence) {
        if (!(prominence > 0)) {
            throw new IllegalArgumentException("a prominence must be above 0, not " + prominence);
        }
        double step = prominence * Profile.greatest(speed);
        if (step == 0) {
            return 0;
        }
        int peaks = 0;
        boolean rising = false;
        double turn = speed[0];
        for (double v : speed) {
            if (rising) {
                turn = Math.max(turn, v);
                if (turn - v >= step) {
                    peaks++;
                    rising = false;
                    turn = v;
                }
            } else {
                turn = Math.min(turn, v);
                if (v - turn >= step) {
                    rising = true;
                    turn = v;
                }
            }
        }
        return peaks;
    }
}

package org.robograde.grader.motion.smoothness;

/** What every measure of smoothness asks of a speed profile. */
final class Profile {
    private Profile() {}

    /** Refuses a profile that is too short, stands still throughout or holds what is no number. */
    static void check(double[] speed, double sampleRateHz, int fewest) {
        if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz)) {
            throw new IllegalArgumentException("a sample rate must be above 0 Hz, not " + sampleRateHz);
        }
        if (speed.length < fewest) {
            throw new IllegalArgumentException(
                    "smoothness needs at least " + fewest + " samples, there are " + speed.length);
        }
        double greatest = 0;
        for (double v : speed) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("a speed is " + v);
            }
            greatest = Math.max(greatest, Math.abs(v));
        }
        if (greatest == 0) {
            throw new IllegalArgumentException("a standstill has no smoothness");
        }
    }

    static double greatest(double[] speed) {
        double greatest = 0;
        for (double v : speed) {
            greatest = Math.max(greatest, Math.abs(v));
        }
        return greatest;
    }
}

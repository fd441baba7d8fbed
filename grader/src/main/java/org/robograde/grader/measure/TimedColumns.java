package org.robograde.grader.measure;

import java.util.Arrays;
import org.robograde.grader.motion.trajectory.IncomparableException;

/** Seconds of a table's rows, checked: they count from the first and do not fall. */
final class TimedColumns {
    private TimedColumns() {}

    /** @param time in seconds */
    static double[] fromFirst(double[] time) {
        double[] seconds = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            seconds[i] = time[i] - time[0];
            if (i > 0 && seconds[i] < seconds[i - 1]) {
                throw new IncomparableException("the time steps back in row " + (i + 1) + " of the numbers, from "
                        + time[i - 1] + " s to " + time[i] + " s");
            }
        }
        if (seconds.length < 2 || seconds[seconds.length - 1] == 0) {
            throw new IncomparableException(time.length + (time.length == 1 ? " row" : " rows")
                    + " without any time between: nothing over time");
        }
        return seconds;
    }

    /** The middle of the intervals above 0. */
    static double usualInterval(double[] seconds) {
        double[] steps = new double[seconds.length - 1];
        int rising = 0;
        for (int i = 1; i < seconds.length; i++) {
            double step = seconds[i] - seconds[i - 1];
            if (step > 0) {
                steps[rising++] = step;
            }
        }
        double[] sorted = Arrays.copyOf(steps, rising);
        Arrays.sort(sorted);
        return sorted[rising / 2];
    }
}

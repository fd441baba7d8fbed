package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.separation.StopReaction;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How a unit comes to stand after a signal, of a table with time, speed and the signal. */
final class StopFigure implements MeasurableFigure {
    /** As of a unit that drives: slower than this it stands. */
    private static final double STANDING = 0.02;
    /** No robot is faster. */
    private static final double FASTEST = 150;

    private static final List<String> KEYS = List.of("time", "speed", "stop");

    /** The measure. */
    enum Measure {
        TIME("stop.time", "s", "stopping time in s"),
        DISTANCE("stop.distance", "m", "stopping distance in m, the speed added up");

        private final String id;
        private final String unit;
        private final String words;

        Measure(String id, String unit, String words) {
            this.id = id;
            this.unit = unit;
            this.words = words;
        }
    }

    private final Measure measure;

    StopFigure(Measure measure) {
        this.measure = measure;
    }

    @Override
    public String id() {
        return measure.id;
    }

    @Override
    public String description() {
        return measure.words + " (ISO 18646-1), from the first row whose column stop is not 0 until the speed is below "
                + STANDING + " m/s; columns time (s), speed (m/s), stop";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        double[][] table = request.columns(KEYS);
        double[] seconds = TimedColumns.fromFirst(table[0]);
        double[] speeds = sizes(table[1]);
        int signal = 0;
        while (signal < speeds.length && table[2][signal] == 0) {
            signal++;
        }
        if (signal == speeds.length) {
            throw new IncomparableException("the column stop is 0 throughout: no stop was asked for");
        }
        StopReaction stop = StopReaction.of(seconds, speeds, seconds[signal], STANDING);
        if (!stop.stood()) {
            throw new IncomparableException(
                    "the record ends " + MeasureText.digits(stop.standingSeconds(), 6) + " s and "
                            + MeasureText.digits(stop.distance(), 6) + " m after the signal, and the unit still moves");
        }
        // Signal and standstill lie anywhere within an interval each.
        double moment = TimedColumns.usualInterval(seconds) / Math.sqrt(12);
        boolean time = measure == Measure.TIME;
        request.note("the uncertainty of the speed is not known: none is in U");
        return new Figure(
                id(),
                time ? stop.standingSeconds() : stop.distance(),
                measure.unit,
                Budget.of(List.of(Contribution.instrument(
                        "interval between rows", time ? moment * Math.sqrt(2) : moment * speeds[signal]))),
                speeds.length,
                1,
                Map.of("signal", "row " + (signal + 1) + " of the numbers"),
                Map.of(
                        "slowing", stop.slowingSeconds(),
                        "time", stop.standingSeconds(),
                        "distance", stop.distance(),
                        "deceleration", stop.decelerationMean(),
                        "speedBefore", speeds[signal]),
                request.notes());
    }

    private static double[] sizes(double[] speeds) {
        double[] sizes = new double[speeds.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(speeds[i]);
            if (sizes[i] > FASTEST) {
                throw new IncomparableException("the speed in row " + (i + 1) + " of the numbers is "
                        + MeasureText.digits(speeds[i], 6) + ": its unit cannot be m/s");
            }
        }
        return sizes;
    }
}

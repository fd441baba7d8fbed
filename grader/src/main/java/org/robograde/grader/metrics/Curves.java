package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PeopleTrack;

/** Quantities over time, thinned for plots by taking every n-th point and the last. */
public final class Curves {
    private static final int POINTS = 400;

    private Curves() {}

    public static Series speed(MotionTrack track, long fromNanos, long toNanos) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = track.poses().firstAtOrAfter(fromNanos);
                i < track.size() && track.receivedNanos(i) <= toNanos;
                i++) {
            times.add(track.receivedNanos(i));
            values.add(track.speed(i));
        }
        return thinned("speed over ground", "m/s", times, values);
    }

    public static Series distances(List<PeopleTrack.Approach> approaches) {
        return thinned(
                "distance to the nearest person",
                "m",
                approaches.stream().map(PeopleTrack.Approach::atNanos).toList(),
                approaches.stream().map(PeopleTrack.Approach::meters).toList());
    }

    /** A quantity of a track, by index. */
    public static Series every(String name, String unit, int size, IntToLongFunction nanos, IntToDoubleFunction value) {
        int stride = Math.max(1, (size + POINTS - 1) / POINTS);
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i % stride == 0 || i == size - 1) {
                times.add(nanos.applyAsLong(i));
                values.add(value.applyAsDouble(i) + 0.0);
            }
        }
        return new Series(name, unit, times, values);
    }

    public static Series thinned(String name, String unit, List<Long> times, List<Double> values) {
        int stride = Math.max(1, (times.size() + POINTS - 1) / POINTS);
        List<Long> keptTimes = new ArrayList<>();
        List<Double> keptValues = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            if (i % stride == 0 || i == times.size() - 1) {
                keptTimes.add(times.get(i));
                keptValues.add(values.get(i) + 0.0);
            }
        }
        return new Series(name, unit, keptTimes, keptValues);
    }
}

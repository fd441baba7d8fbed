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
        int first = track.poses().firstAtOrAfter(fromNanos);
        int end = toNanos == Long.MAX_VALUE ? track.size() : track.poses().firstAtOrAfter(toNanos + 1);
        return every(
                "speed over ground",
                "m/s",
                Math.max(0, end - first),
                i -> track.receivedNanos(first + i),
                i -> track.speed(first + i));
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
        Thinning curve = new Thinning(name, unit, size);
        for (int i = 0; i < size; i++) {
            if (curve.keeps(i)) {
                curve.add(i, nanos.applyAsLong(i), value.applyAsDouble(i));
            }
        }
        return curve.build();
    }

    public static Series thinned(String name, String unit, List<Long> times, List<Double> values) {
        return every(name, unit, times.size(), times::get, values::get);
    }

    /** Takes the points of a curve one after another, of which it keeps those that are drawn. */
    public static final class Thinning {
        private final String name;
        private final String unit;
        private final int size;
        private final int stride;
        private final List<Long> times = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        /** @param size how many points there will be */
        public Thinning(String name, String unit, int size) {
            this.name = name;
            this.unit = unit;
            this.size = size;
            this.stride = Math.max(1, (size + POINTS - 1) / POINTS);
        }

        boolean keeps(int i) {
            return i % stride == 0 || i == size - 1;
        }

        /** @param i which point, from 0 */
        public void add(int i, long nanos, double value) {
            if (keeps(i)) {
                times.add(nanos);
                // Minus zero is zero.
                values.add(value + 0.0);
            }
        }

        public Series build() {
            return new Series(name, unit, times, values);
        }
    }
}

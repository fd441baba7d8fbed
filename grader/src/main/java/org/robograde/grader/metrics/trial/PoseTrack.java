package org.robograde.grader.metrics.trial;

import java.util.Arrays;
import java.util.Optional;

/**
 * Poses of one body over time, in metres and radians in the frame the source names. Two clocks per pose: when the station
 * received it, and when the source says it was true.
 */
public final class PoseTrack {
    private final String topic;
    private final String frame;
    private final long[] receivedNanos;
    private final long[] statedNanos;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] heading;
    private final double[] axisVariance;

    private PoseTrack(Builder builder) {
        topic = builder.topic;
        frame = builder.frame;
        receivedNanos = builder.received.toArray();
        statedNanos = builder.stated.toArray();
        x = builder.x.toArray();
        y = builder.y.toArray();
        z = builder.z.toArray();
        heading = builder.heading.toArray();
        axisVariance = builder.axisVariance.toArray();
    }

    public static PoseTrack empty() {
        return new Builder("", "").build();
    }

    public String topic() {
        return topic;
    }

    /** As the first message states it; may be empty. */
    public String frame() {
        return frame;
    }

    public int size() {
        return x.length;
    }

    public boolean isEmpty() {
        return x.length == 0;
    }

    /** Log time, never falling. */
    public long receivedNanos(int i) {
        return receivedNanos[i];
    }

    /** The source's own stamp; may step back. */
    public long statedNanos(int i) {
        return statedNanos[i];
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int i) {
        return y[i];
    }

    public double headingRadians(int i) {
        return heading[i];
    }

    /** Mean variance of x and y in square metres as the source states it; 0 where it states none. */
    public double axisVariance(int i) {
        return axisVariance[i];
    }

    /** Metres between pose i - 1 and pose i, in space. */
    public double step(int i) {
        double dx = x[i] - x[i - 1];
        double dy = y[i] - y[i - 1];
        double dz = z[i] - z[i - 1];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Metres in the plane from pose i to a point. */
    public double distanceTo(int i, double px, double py) {
        return planar(x[i] - px, y[i] - py);
    }

    static double planar(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Index of the first pose received at or after a time; {@code size()} if there is none. */
    public int firstAtOrAfter(long nanos) {
        int found = Arrays.binarySearch(receivedNanos, nanos);
        int i = found >= 0 ? found : -found - 1;
        while (i > 0 && i <= receivedNanos.length && receivedNanos[i - 1] >= nanos) {
            i--;
        }
        return i;
    }

    /** Where the body was at a time of receipt, between the two neighbours if they are no further apart than {@code maxGapNanos}. */
    public Optional<Point> at(long nanos, long maxGapNanos) {
        int after = firstAtOrAfter(nanos);
        if (after < size() && receivedNanos[after] == nanos) {
            return Optional.of(new Point(x[after], y[after]));
        }
        if (after == 0 || after == size() || receivedNanos[after] - receivedNanos[after - 1] > maxGapNanos) {
            return Optional.empty();
        }
        double part = (double) (nanos - receivedNanos[after - 1]) / (receivedNanos[after] - receivedNanos[after - 1]);
        return Optional.of(new Point(
                x[after - 1] + part * (x[after] - x[after - 1]), y[after - 1] + part * (y[after] - y[after - 1])));
    }

    /** The longest time without a pose inside a span, its ends included; the whole span if there is none. */
    public long longestGap(long fromNanos, long toNanos) {
        long last = fromNanos;
        long longest = 0;
        for (int i = firstAtOrAfter(fromNanos); i < size() && receivedNanos[i] <= toNanos; i++) {
            longest = Math.max(longest, receivedNanos[i] - last);
            last = receivedNanos[i];
        }
        return Math.max(longest, toNanos - last);
    }

    /**
     * Metres driven between two times of receipt.
     *
     * @param leastStepMeters a pose counts only once it lies this far from the last one that counted, so that noise at
     *     standstill adds no way; 0 counts every pose
     */
    public double lengthMeters(long fromNanos, long toNanos, double leastStepMeters) {
        int first = firstAtOrAfter(fromNanos);
        double length = 0;
        int counted = first;
        int last = first;
        for (int i = first + 1; i < size() && receivedNanos[i] <= toNanos; i++) {
            last = i;
            double way = leastStepMeters == 0 ? step(i) : planar(x[i] - x[counted], y[i] - y[counted]);
            if (way >= leastStepMeters) {
                length += way;
                counted = i;
            }
        }
        boolean rest = leastStepMeters > 0 && last > counted;
        return rest ? length + planar(x[last] - x[counted], y[last] - y[counted]) : length;
    }

    /** Metres in the plane. */
    public record Point(double x, double y) {
        public double distanceTo(double px, double py) {
            return planar(x - px, y - py);
        }
    }

    /** Collects poses in the order received. */
    public static final class Builder {
        private final String topic;
        private String frame;
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Longs stated = new Numbers.Longs();
        private final Numbers.Doubles x = new Numbers.Doubles();
        private final Numbers.Doubles y = new Numbers.Doubles();
        private final Numbers.Doubles z = new Numbers.Doubles();
        private final Numbers.Doubles heading = new Numbers.Doubles();
        private final Numbers.Doubles axisVariance = new Numbers.Doubles();

        public Builder(String topic, String frame) {
            this.topic = topic;
            this.frame = frame;
        }

        void frame(String stated) {
            if (x.size() == 0) {
                frame = stated;
            }
        }

        public Builder add(
                long receivedAt, long statedAt, double px, double py, double headingRadians, double variance) {
            return add(receivedAt, statedAt, px, py, 0, headingRadians, variance);
        }

        Builder add(long receivedAt, long statedAt, double px, double py, double pz, double yaw, double variance) {
            received.add(receivedAt);
            stated.add(statedAt);
            x.add(px);
            y.add(py);
            z.add(pz);
            heading.add(yaw);
            axisVariance.add(variance);
            return this;
        }

        public PoseTrack build() {
            return new PoseTrack(this);
        }
    }
}

package org.robograde.grader.metrics.trial;

import java.util.Optional;

/**
 * Poses of one body over time, in metres and radians in the frame the source names. Two clocks per pose: when the station
 * received it, and when the source says it was true.
 */
public final class PoseTrack {
    private final String topic;
    private final String frame;
    private final Column receivedNanos;
    private final Column statedNanos;
    private final Column x;
    private final Column y;
    private final Column z;
    private final Column heading;
    private final Column axisVariance;

    private PoseTrack(Builder builder) {
        topic = builder.topic;
        frame = builder.frame;
        receivedNanos = builder.received.column();
        statedNanos = builder.stated.column();
        x = builder.x.column();
        y = builder.y.column();
        z = builder.z.column();
        heading = builder.heading.column();
        axisVariance = builder.axisVariance.column();
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
        return x.size();
    }

    public boolean isEmpty() {
        return x.size() == 0;
    }

    /** Log time, never falling. */
    public long receivedNanos(int i) {
        return receivedNanos.whole(i);
    }

    /** The source's own stamp; may step back. */
    public long statedNanos(int i) {
        return statedNanos.whole(i);
    }

    public double x(int i) {
        return x.real(i);
    }

    public double y(int i) {
        return y.real(i);
    }

    public double headingRadians(int i) {
        return heading.real(i);
    }

    /** Mean variance of x and y in square metres as the source states it; 0 where it states none. */
    public double axisVariance(int i) {
        return axisVariance.real(i);
    }

    /** Metres between pose i - 1 and pose i, in space. */
    public double step(int i) {
        return distance(i, i - 1);
    }

    /** Metres between two poses, in space. */
    public double distance(int i, int j) {
        double dx = x.real(i) - x.real(j);
        double dy = y.real(i) - y.real(j);
        double dz = z.real(i) - z.real(j);
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Metres in the plane from pose i to a point. */
    public double distanceTo(int i, double px, double py) {
        return planar(x.real(i) - px, y.real(i) - py);
    }

    static double planar(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Index of the first pose received at or after a time; {@code size()} if there is none. */
    public int firstAtOrAfter(long nanos) {
        return receivedNanos.firstAtLeast(nanos);
    }

    /** Where the body was at a time of receipt, between the two neighbours if they are no further apart than {@code maxGapNanos}. */
    public Optional<Point> at(long nanos, long maxGapNanos) {
        int after = firstAtOrAfter(nanos);
        if (after < size() && receivedNanos.whole(after) == nanos) {
            return Optional.of(new Point(x.real(after), y.real(after)));
        }
        if (after == 0
                || after == size()
                || receivedNanos.whole(after) - receivedNanos.whole(after - 1) > maxGapNanos) {
            return Optional.empty();
        }
        double part = (double) (nanos - receivedNanos.whole(after - 1))
                / (receivedNanos.whole(after) - receivedNanos.whole(after - 1));
        return Optional.of(new Point(
                x.real(after - 1) + part * (x.real(after) - x.real(after - 1)),
                y.real(after - 1) + part * (y.real(after) - y.real(after - 1))));
    }

    /** The longest time without a pose inside a span, its ends included; the whole span if there is none. */
    public long longestGap(long fromNanos, long toNanos) {
        long last = fromNanos;
        long longest = 0;
        for (int i = firstAtOrAfter(fromNanos); i < size() && receivedNanos.whole(i) <= toNanos; i++) {
            longest = Math.max(longest, receivedNanos.whole(i) - last);
            last = receivedNanos.whole(i);
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
        for (int i = first + 1; i < size() && receivedNanos.whole(i) <= toNanos; i++) {
            last = i;
            double way =
                    leastStepMeters == 0 ? step(i) : planar(x.real(i) - x.real(counted), y.real(i) - y.real(counted));
            if (way >= leastStepMeters) {
                length += way;
                counted = i;
            }
        }
        boolean rest = leastStepMeters > 0 && last > counted;
        return rest ? length + planar(x.real(last) - x.real(counted), y.real(last) - y.real(counted)) : length;
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

package org.robograde.grader.metrics.trial;

import java.util.Arrays;
import java.util.OptionalInt;

/** The unit's odometry: its poses, and its speed over ground at each of them in metres per second. */
public final class MotionTrack {
    private final PoseTrack poses;
    private final Column speed;
    private final boolean speedFromPositions;

    private MotionTrack(PoseTrack poses, Column speed, boolean speedFromPositions) {
        this.poses = poses;
        this.speed = speed;
        this.speedFromPositions = speedFromPositions;
    }

    public static MotionTrack empty() {
        return new MotionTrack(PoseTrack.empty(), new Numbers.Doubles().column(), false);
    }

    public PoseTrack poses() {
        return poses;
    }

    public int size() {
        return speed.size();
    }

    public long receivedNanos(int i) {
        return poses.receivedNanos(i);
    }

    public double speed(int i) {
        return speed.real(i);
    }

    /** True when the odometry states no velocity although it moves: the speed is then the change of position. */
    public boolean speedFromPositions() {
        return speedFromPositions;
    }

    /** The first sample in a span whose speed is at most {@code limit}. */
    public OptionalInt firstAtMost(double limit, long fromNanos, long toNanos) {
        for (int i = poses.firstAtOrAfter(fromNanos); i < size() && receivedNanos(i) <= toNanos; i++) {
            if (speed.real(i) <= limit) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The greatest speed in a span; 0 without a sample. */
    public double greatest(long fromNanos, long toNanos) {
        double greatest = 0;
        for (int i = poses.firstAtOrAfter(fromNanos); i < size() && receivedNanos(i) <= toNanos; i++) {
            greatest = Math.max(greatest, speed.real(i));
        }
        return greatest;
    }

    /** Speed of the latest sample at or before a time; 0 without one. */
    public double speedAt(long nanos) {
        int after = poses.firstAtOrAfter(nanos + 1);
        return after == 0 ? 0 : speed.real(after - 1);
    }

    /** The middle time between samples in nanoseconds, of a long track that of its beginning; 0 for fewer than two. */
    public long typicalIntervalNanos() {
        if (size() < 2) {
            return 0;
        }
        long[] intervals = new long[Math.min(size(), Numbers.KEPT_IN_HEAP) - 1];
        for (int i = 1; i <= intervals.length; i++) {
            intervals[i - 1] = receivedNanos(i) - receivedNanos(i - 1);
        }
        Arrays.sort(intervals);
        return intervals[intervals.length / 2];
    }

    /** Collects odometry in the order received. */
    public static final class Builder {
        private final PoseTrack.Builder poses;
        private final Numbers.Doubles speed = new Numbers.Doubles();
        private long lastStated;
        private double lastX;
        private double lastY;
        private double lastZ;
        private double lastSpeed;

        public Builder(String topic, String frame) {
            poses = new PoseTrack.Builder(topic, frame);
        }

        PoseTrack.Builder poses() {
            return poses;
        }

        public Builder add(long received, long stated, double x, double y, double heading, double metersPerSecond) {
            poses.add(received, stated, x, y, heading, 0);
            speed.add(metersPerSecond);
            return this;
        }

        /** A pose of a tool, whose source states no velocity; one in the same instant as the pose before keeps its speed. */
        void tool(long received, long stated, double x, double y, double z, double heading) {
            double seconds = (stated - lastStated) / 1e9;
            if (seconds > 0 && speed.size() > 0) {
                double dx = x - lastX;
                double dy = y - lastY;
                double dz = z - lastZ;
                lastSpeed = Math.sqrt(dx * dx + dy * dy + dz * dz) / seconds;
            }
            poses.add(received, stated, x, y, z, heading, 0);
            speed.add(lastSpeed);
            lastStated = stated;
            lastX = x;
            lastY = y;
            lastZ = z;
        }

        void speed(double metersPerSecond) {
            speed.add(metersPerSecond);
        }

        public MotionTrack build() {
            PoseTrack track = poses.build();
            Column stated = speed.column();
            boolean silent = true;
            for (int i = 0; i < stated.size() && silent; i++) {
                silent = stated.real(i) == 0;
            }
            if (silent && track.lengthMeters(Long.MIN_VALUE, Long.MAX_VALUE, 0.05) > 0.5) {
                return new MotionTrack(track, derived(track), true);
            }
            return new MotionTrack(track, stated, false);
        }

        private static Column derived(PoseTrack track) {
            Numbers.Doubles speed = new Numbers.Doubles();
            double before = 0;
            for (int i = 0; i < track.size(); i++) {
                long nanos = i == 0 ? 0 : track.receivedNanos(i) - track.receivedNanos(i - 1);
                before = nanos > 0 ? track.step(i) / (nanos / 1e9) : before;
                speed.add(before);
            }
            return speed.column();
        }
    }
}

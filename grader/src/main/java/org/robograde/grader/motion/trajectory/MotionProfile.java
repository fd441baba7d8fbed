package org.robograde.grader.motion.trajectory;

import java.util.Arrays;

/**
 * How a body moves along its trajectory. Taken between poses that differ and whose stamps rise: a pose that is merely written
 * again is no standstill, and a stamp that does not rise gives no speed.
 */
public final class MotionProfile {
    private final Trajectory moves;
    private final double lengthMeters;
    private final double[] speed;
    private final long[] speedNanos;
    private final double[] acceleration;
    private final long[] accelerationNanos;

    private MotionProfile(Trajectory moves, double lengthMeters) {
        this.moves = moves;
        this.lengthMeters = lengthMeters;
        int n = Math.max(0, moves.size() - 1);
        speed = new double[n];
        speedNanos = new long[n];
        acceleration = new double[Math.max(0, n - 1)];
        accelerationNanos = new long[acceleration.length];
        double[] before = new double[3];
        for (int i = 0; i < n; i++) {
            double seconds = (moves.nanos(i + 1) - moves.nanos(i)) / 1e9;
            double[] velocity = {
                (moves.x(i + 1) - moves.x(i)) / seconds,
                (moves.y(i + 1) - moves.y(i)) / seconds,
                (moves.z(i + 1) - moves.z(i)) / seconds
            };
            speed[i] = Rotations.length(velocity);
            speedNanos[i] = moves.nanos(i) + (moves.nanos(i + 1) - moves.nanos(i)) / 2;
            if (i > 0) {
                acceleration[i - 1] = changed(before, velocity, (speedNanos[i] - speedNanos[i - 1]) / 1e9);
                accelerationNanos[i - 1] = moves.nanos(i);
            }
            before = velocity;
        }
    }

    public static MotionProfile of(Trajectory trajectory) {
        Trajectory ordered = trajectory.inOrderOfTime();
        double length = 0;
        int[] kept = new int[ordered.size()];
        int count = 0;
        for (int i = 0; i < ordered.size(); i++) {
            length += i == 0 ? 0 : ordered.distance(i - 1, i);
            boolean rises = count == 0 || ordered.nanos(i) > ordered.nanos(kept[count - 1]);
            boolean differs = count == 0 || !ordered.samePose(kept[count - 1], i);
            if (rises && differs) {
                kept[count++] = i;
            }
        }
        return new MotionProfile(ordered.select(Arrays.copyOf(kept, count)), length);
    }

    /** Sum of the distances between successive positions. What a position trembles while the body stands adds to it. */
    public double lengthMeters() {
        return lengthMeters;
    }

    /** Number of speeds: one between each two successive poses that differ. */
    public int size() {
        return speed.length;
    }

    /** Metres per second between two poses. */
    public double speed(int i) {
        return speed[i];
    }

    /** The middle of the time between them. */
    public long speedNanos(int i) {
        return speedNanos[i];
    }

    /** Seconds over which a speed is taken. */
    public double speedSeconds(int i) {
        return (moves.nanos(i + 1) - moves.nanos(i)) / 1e9;
    }

    /** Size of the change of the velocity vector, metres per second squared. */
    public double acceleration(int i) {
        return acceleration[i];
    }

    public int accelerations() {
        return acceleration.length;
    }

    public long accelerationNanos(int i) {
        return accelerationNanos[i];
    }

    /** Index of the greatest speed; -1 where there is none. */
    public int fastest() {
        return greatest(speed);
    }

    /** Index of the greatest acceleration; -1 where there is none. */
    public int hardest() {
        return greatest(acceleration);
    }

    /** Root mean square of the speed over time, weighted by the time each lasted; 0 where there is none. */
    public double rmsSpeed() {
        double sum = 0;
        double time = 0;
        for (int i = 0; i < speed.length; i++) {
            sum += speed[i] * speed[i] * speedSeconds(i);
            time += speedSeconds(i);
        }
        return time == 0 ? 0 : Math.sqrt(sum / time);
    }

    /**
     * Standard uncertainty of the length where every position has an independent error of so much per axis: a position inside the
     * path counts by how far the path turns there, an end by itself.
     */
    public double lengthUncertainty(double axisSigmaMeters) {
        double sum = moves.size() < 2 ? 0 : 2;
        for (int i = 1; i + 1 < moves.size(); i++) {
            double before = moves.distance(i - 1, i);
            double after = moves.distance(i, i + 1);
            if (before > 0 && after > 0) {
                double turnX = (moves.x(i) - moves.x(i - 1)) / before - (moves.x(i + 1) - moves.x(i)) / after;
                double turnY = (moves.y(i) - moves.y(i - 1)) / before - (moves.y(i + 1) - moves.y(i)) / after;
                double turnZ = (moves.z(i) - moves.z(i - 1)) / before - (moves.z(i + 1) - moves.z(i)) / after;
                sum += turnX * turnX + turnY * turnY + turnZ * turnZ;
            }
        }
        return axisSigmaMeters * Math.sqrt(sum);
    }

    /**
     * By how much such errors lengthen the path on average: {@code 2 sigma^2 / d} for a step d that is long against them, and
     * {@code sigma sqrt(2) sqrt(8 / pi)}, the mean distance of two positions of one place, for none at all.
     */
    public double lengthBias(double axisSigmaMeters) {
        double atRest = axisSigmaMeters * Math.sqrt(16 / StrictMath.PI);
        double sum = 0;
        for (int i = 0; i + 1 < moves.size(); i++) {
            double step = moves.distance(i, i + 1);
            double driving = 2 * axisSigmaMeters * axisSigmaMeters / step;
            sum += step > 0 && driving < atRest ? driving : atRest;
        }
        return sum;
    }

    private static double changed(double[] before, double[] after, double seconds) {
        double[] change = {after[0] - before[0], after[1] - before[1], after[2] - before[2]};
        return Rotations.length(change) / seconds;
    }

    private static int greatest(double[] values) {
        int best = values.length == 0 ? -1 : 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}

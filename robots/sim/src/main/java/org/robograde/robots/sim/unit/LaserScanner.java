package org.robograde.robots.sim.unit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.PlanePose;

/** The sensor itself, on the world's side: it meets the truth, and adds its noise. It can fall silent, read wrong, and come late. */
final class LaserScanner {
    private static final double NOISE_METERS = 0.01;

    private final FieldWorld world;
    private final Random chance;
    private final Deque<Late> late = new ArrayDeque<>();
    private long deadUntilNanos = Long.MIN_VALUE;
    private long biasedUntilNanos = Long.MIN_VALUE;
    private double biasMeters;
    private long lateUntilNanos = Long.MIN_VALUE;
    private long delayNanos;

    private record Late(long dueNanos, LaserScan scan) {}

    LaserScanner(FieldWorld world, Random chance) {
        this.world = world;
        this.chance = chance;
    }

    void dropOutUntil(long nanos) {
        deadUntilNanos = nanos;
    }

    /** Every range reads so much too long until then. */
    void readWrong(double meters, long untilNanos) {
        biasMeters = meters;
        biasedUntilNanos = untilNanos;
    }

    /** Scans come so much late until then. */
    void comeLate(long byNanos, long untilNanos) {
        delayNanos = byNanos;
        lateUntilNanos = untilNanos;
    }

    double biasMeters(long nowNanos) {
        return nowNanos < biasedUntilNanos ? biasMeters : 0;
    }

    /** Empty while the sensor is dead, or its scan is still on its way. */
    Optional<LaserScan> sweep(long nowNanos) {
        if (nowNanos < deadUntilNanos) {
            return Optional.empty();
        }
        LaserScan measured = measure(nowNanos);
        if (nowNanos >= lateUntilNanos) {
            late.clear();
            return Optional.of(measured);
        }
        late.add(new Late(nowNanos + delayNanos, measured));
        return late.element().dueNanos <= nowNanos ? Optional.of(late.remove().scan) : Optional.empty();
    }

    private LaserScan measure(long nowNanos) {
        PlanePose from = world.unitPose();
        double bias = biasMeters(nowNanos);
        float[] ranges = new float[LaserScan.BEAMS];
        for (int beam = 0; beam < ranges.length; beam++) {
            double direction = from.headingRadians() + LaserScan.angle(beam);
            double error = NOISE_METERS * chance.nextGaussian() + bias;
            double range = world.range(from.x(), from.y(), direction, LaserScan.RANGE_MAX_METERS) + error;
            ranges[beam] = range > LaserScan.RANGE_MAX_METERS
                    ? Float.POSITIVE_INFINITY
                    : (float) Math.max(LaserScan.RANGE_MIN_METERS, range);
        }
        return new LaserScan(ranges);
    }
}

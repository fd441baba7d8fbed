package org.robograde.robots.sim.unit;

import java.util.Optional;
import java.util.Random;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.PlanePose;

/** The sensor itself, on the world's side: it meets the truth, and adds its noise. */
final class LaserScanner {
    private static final double NOISE_METERS = 0.01;

    private final FieldWorld world;
    private final Random chance;
    private long deadUntilNanos = Long.MIN_VALUE;

    LaserScanner(FieldWorld world, Random chance) {
        this.world = world;
        this.chance = chance;
    }

    void dropOutUntil(long nanos) {
        deadUntilNanos = nanos;
    }

    /** Empty while the sensor is dead. */
    Optional<LaserScan> sweep(long nowNanos) {
        if (nowNanos < deadUntilNanos) {
            return Optional.empty();
        }
        PlanePose from = world.unitPose();
        float[] ranges = new float[LaserScan.BEAMS];
        for (int beam = 0; beam < ranges.length; beam++) {
            double direction = from.headingRadians() + LaserScan.angle(beam);
            double noise = NOISE_METERS * chance.nextGaussian();
            double range = world.range(from.x(), from.y(), direction, LaserScan.RANGE_MAX_METERS) + noise;
            ranges[beam] = range > LaserScan.RANGE_MAX_METERS
                    ? Float.POSITIVE_INFINITY
                    : (float) Math.max(LaserScan.RANGE_MIN_METERS, range);
        }
        return Optional.of(new LaserScan(ranges));
    }
}

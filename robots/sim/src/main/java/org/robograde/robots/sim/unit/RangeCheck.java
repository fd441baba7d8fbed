package org.robograde.robots.sim.unit;

import java.util.Arrays;
import org.robograde.robots.sim.world.PlanePose;

/**
 * Holds scans against the map of walls: where most beams read too long or too short by the same, it is the laser that lies, not the world. The median over the
 * beams is robust against people and closed doors. What it has found is taken out of the scans.
 */
final class RangeCheck {
    private static final int EVERY_BEAM = 8;
    private static final int FEWEST_BEAMS = 12;
    private static final double LIES_METERS = 0.08;
    private static final double HONEST_METERS = 0.04;
    private static final double WORLD_METERS = 1.0;
    private static final double FRESH = 0.35;
    private static final int SCANS_ENOUGH = 3;
    private static final double AT_WALL_METERS = 0.03;

    private final FloorMap map;
    private double smoothed;
    private int suspicious;
    private boolean lies;

    RangeCheck(FloorMap map) {
        this.map = map;
    }

    /** Whether the laser is held to read wrong now. */
    boolean lies() {
        return lies;
    }

    /** How much too long it reads, as far as that is known; 0 while it is trusted. */
    double biasMeters() {
        return lies ? smoothed : 0;
    }

    /** The scan as it should have been. */
    LaserScan corrected(LaserScan scan, PlanePose pose) {
        double median = median(scan, pose);
        if (!Double.isNaN(median)) {
            boolean fresh = Math.abs(median - smoothed) > LIES_METERS;
            smoothed = fresh ? median : (1 - FRESH) * smoothed + FRESH * median;
            suspicious = Math.abs(median) > (lies ? HONEST_METERS : LIES_METERS) ? suspicious + 1 : 0;
            lies = suspicious >= (lies ? 1 : SCANS_ENOUGH);
        }
        return lies ? shifted(scan, -smoothed) : scan;
    }

    private static LaserScan shifted(LaserScan scan, double meters) {
        float[] ranges = scan.rangesMeters();
        for (int beam = 0; beam < ranges.length; beam++) {
            ranges[beam] = (float) Math.max(LaserScan.RANGE_MIN_METERS, ranges[beam] + meters);
        }
        return new LaserScan(ranges);
    }

    private double median(LaserScan scan, PlanePose pose) {
        double[] differences = new double[LaserScan.BEAMS / EVERY_BEAM + 1];
        int n = 0;
        for (int beam = 0; beam < LaserScan.BEAMS; beam += EVERY_BEAM) {
            double difference = scan.rangeMeters(beam) - expected(pose, LaserScan.angle(beam));
            if (Math.abs(difference) < WORLD_METERS) {
                differences[n++] = difference;
            }
        }
        if (n < FEWEST_BEAMS) {
            return Double.NaN;
        }
        Arrays.sort(differences, 0, n);
        return differences[n / 2];
    }

    /** Along a beam by steps as long as nothing can be nearer. */
    private double expected(PlanePose pose, double angle) {
        double direction = pose.headingRadians() + angle;
        double dx = Math.cos(direction);
        double dy = Math.sin(direction);
        double way = 0;
        while (way < LaserScan.RANGE_MAX_METERS) {
            double free = map.toWall(pose.x() + way * dx, pose.y() + way * dy);
            if (free < AT_WALL_METERS) {
                return way + free;
            }
            way += Math.max(free, FloorMap.CELL_METERS / 2);
        }
        return Double.POSITIVE_INFINITY;
    }
}

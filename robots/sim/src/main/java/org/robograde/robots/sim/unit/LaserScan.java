package org.robograde.robots.sim.unit;

/** One turn of the laser, which sits over the unit's turning point: beam i looks at -pi + i degrees from the unit's heading. Immutable. */
public final class LaserScan {
    public static final int BEAMS = 360;
    public static final double ANGLE_MIN_RADIANS = -Math.PI;
    public static final double ANGLE_STEP_RADIANS = 2 * Math.PI / BEAMS;
    public static final double RANGE_MIN_METERS = 0.05;
    public static final double RANGE_MAX_METERS = 8.0;
    public static final double MOUNT_HEIGHT_METERS = 0.20;

    private final float[] rangesMeters;

    LaserScan(float[] rangesMeters) {
        if (rangesMeters.length != BEAMS) {
            throw new IllegalArgumentException("a scan has " + BEAMS + " beams, got " + rangesMeters.length);
        }
        this.rangesMeters = rangesMeters.clone();
    }

    /** One per beam, a copy; infinity where nothing is within reach. */
    public float[] rangesMeters() {
        return rangesMeters.clone();
    }

    /** Infinity if nothing is within reach. */
    float rangeMeters(int beam) {
        return rangesMeters[beam];
    }

    static double angle(int beam) {
        return ANGLE_MIN_RADIANS + beam * ANGLE_STEP_RADIANS;
    }

    /** The beam that looks nearest to an angle from the heading. */
    static int beamAt(double radians) {
        return Math.floorMod((int) Math.rint((radians - ANGLE_MIN_RADIANS) / ANGLE_STEP_RADIANS), BEAMS);
    }
}

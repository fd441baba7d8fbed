package org.robograde.robots.sim.surgical;

/** A point of the map, or a difference of two, in metres. */
public record SpacePoint(double x, double y, double z) {
    public static final SpacePoint ORIGIN = new SpacePoint(0, 0, 0);

    public SpacePoint plus(SpacePoint other) {
        return new SpacePoint(x + other.x, y + other.y, z + other.z);
    }

    public SpacePoint minus(SpacePoint other) {
        return new SpacePoint(x - other.x, y - other.y, z - other.z);
    }

    public SpacePoint times(double factor) {
        return new SpacePoint(factor * x, factor * y, factor * z);
    }

    public double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }

    public double distanceTo(SpacePoint other) {
        return minus(other).length();
    }

    /** Over the table, heights left out. */
    public double planeDistanceTo(SpacePoint other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public SpacePoint atHeight(double height) {
        return new SpacePoint(x, y, height);
    }

    boolean isFinite() {
        return Double.isFinite(x + y + z);
    }
}

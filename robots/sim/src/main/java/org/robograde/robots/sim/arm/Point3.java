package org.robograde.robots.sim.arm;

/** A point or a difference of points in space, metres; or any vector of three. */
public record Point3(double x, double y, double z) {
    public static final Point3 ZERO = new Point3(0, 0, 0);

    public Point3 plus(Point3 other) {
        return new Point3(x + other.x, y + other.y, z + other.z);
    }

    public Point3 minus(Point3 other) {
        return new Point3(x - other.x, y - other.y, z - other.z);
    }

    public Point3 times(double factor) {
        return new Point3(x * factor, y * factor, z * factor);
    }

    public double dot(Point3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public double norm() {
        return Math.sqrt(dot(this));
    }

    public double distanceTo(Point3 other) {
        return minus(other).norm();
    }

    /** Over the floor plane, whatever the heights. */
    public double planeDistanceTo(Point3 other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public Point3 raised(double metres) {
        return new Point3(x, y, z + metres);
    }

    public Point3 atHeight(double metres) {
        return new Point3(x, y, metres);
    }

    public boolean isFinite() {
        return Double.isFinite(x + y + z);
    }
}

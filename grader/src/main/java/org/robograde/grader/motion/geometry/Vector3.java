package org.robograde.grader.motion.geometry;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A point or a direction in space, in the caller's unit of length and frame. */
public record Vector3(double x, double y, double z) {
    public static final Vector3 ZERO = new Vector3(0, 0, 0);

    public Vector3 plus(Vector3 other) {
        return new Vector3(x + other.x, y + other.y, z + other.z);
    }

    public Vector3 minus(Vector3 other) {
        return new Vector3(x - other.x, y - other.y, z - other.z);
    }

    public Vector3 times(double factor) {
        return new Vector3(x * factor, y * factor, z * factor);
    }

    public double dot(Vector3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector3 cross(Vector3 other) {
        return new Vector3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double norm() {
        return Math.sqrt(dot(this));
    }

    public double distanceTo(Vector3 other) {
        return minus(other).norm();
    }

    /** This direction with length 1; refuses the zero vector, which has none. */
    public Vector3 unit() {
        double norm = norm();
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new IllegalArgumentException("(" + x + ", " + y + ", " + z + ") has no direction");
        }
        return times(1 / norm);
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }

    /** Points by their three coordinates, made as they are looked at: three arrays take a third of the memory of as many objects. */
    public static List<Vector3> list(double[] xs, double[] ys, double[] zs) {
        if (xs.length != ys.length || xs.length != zs.length) {
            throw new IllegalArgumentException(
                    "points need three coordinates each, there are " + xs.length + ", " + ys.length + ", " + zs.length);
        }
        return new Coordinates(xs, ys, zs);
    }

    private static final class Coordinates extends AbstractList<Vector3> implements RandomAccess {
        private final double[] xs;
        private final double[] ys;
        private final double[] zs;

        Coordinates(double[] xs, double[] ys, double[] zs) {
            this.xs = xs;
            this.ys = ys;
            this.zs = zs;
        }

        @Override
        public Vector3 get(int i) {
            return new Vector3(xs[i], ys[i], zs[i]);
        }

        @Override
        public int size() {
            return xs.length;
        }
    }

    /** The barycentre of at least one point. */
    public static Vector3 mean(List<Vector3> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no points have no barycentre");
        }
        Vector3 sum = ZERO;
        for (Vector3 point : points) {
            sum = sum.plus(point);
        }
        return sum.times(1.0 / points.size());
    }
}

package org.robograde.grader.motion.geometry;

/**
 * An orientation as a unit quaternion, in the order x, y, z, w of ROS. It turns a vector of the body's frame into the frame of
 * reference.
 */
public record Orientation(double x, double y, double z, double w) {
    public static final Orientation NONE = new Orientation(0, 0, 0, 1);

    /** Below this angle the sine is its argument to the last digit that matters. */
    private static final double SMALL_RADIANS = 1e-12;

    /** Normalises; refuses four numbers that are no orientation (all zero, or not finite). */
    public Orientation {
        double norm = Math.sqrt(x * x + y * y + z * z + w * w);
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new IllegalArgumentException(
                    "the quaternion (" + x + ", " + y + ", " + z + ", " + w + ") is no orientation");
        }
        x /= norm;
        y /= norm;
        z /= norm;
        w /= norm;
    }

    /** A turn by an angle in radians about an axis of any length above 0. */
    public static Orientation about(Vector3 axis, double radians) {
        Vector3 unit = axis.unit();
        double sin = StrictMath.sin(radians / 2);
        return new Orientation(unit.x() * sin, unit.y() * sin, unit.z() * sin, StrictMath.cos(radians / 2));
    }

    public Orientation inverse() {
        return new Orientation(-x, -y, -z, w);
    }

    /** First {@code other}, then this. */
    public Orientation after(Orientation other) {
        return new Orientation(
                w * other.x + x * other.w + y * other.z - z * other.y,
                w * other.y - x * other.z + y * other.w + z * other.x,
                w * other.z + x * other.y - y * other.x + z * other.w,
                w * other.w - x * other.x - y * other.y - z * other.z);
    }

    /** A vector of the body's frame, in the frame of reference. */
    public Vector3 turn(Vector3 v) {
        Vector3 axis = new Vector3(x, y, z);
        Vector3 t = axis.cross(v).times(2);
        return v.plus(t.times(w)).plus(axis.cross(t));
    }

    /**
     * The turn from another orientation to this one as a rotation vector in that other's body frame: its direction the axis, its
     * length the angle in radians, at most pi. For small turns its components are the differences of the three angles about the
     * axes, and unlike them it knows no gimbal lock.
     */
    public Vector3 rotationVectorFrom(Orientation other) {
        Orientation turn = other.inverse().after(this);
        double sign = turn.w < 0 ? -1 : 1;
        Vector3 axis = new Vector3(turn.x * sign, turn.y * sign, turn.z * sign);
        double sin = axis.norm();
        double angle = 2 * StrictMath.atan2(sin, turn.w * sign);
        return axis.times(sin < SMALL_RADIANS ? 2 : angle / sin);
    }

    /** The angle between two orientations in radians, from 0 to pi. */
    public double angleTo(Orientation other) {
        return rotationVectorFrom(other).norm();
    }
}

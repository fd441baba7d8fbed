package org.robograde.robots.ros.tf;

/**
 * A rotation, then a translation: takes a point's coordinates in a child frame to those in its parent. Metres; the unit
 * quaternion as x, y, z, w.
 */
public record RigidTransform(double x, double y, double z, double qx, double qy, double qz, double qw) {
    public static final RigidTransform IDENTITY = new RigidTransform(0, 0, 0, 0, 0, 0, 1);

    /** As far as a quaternion's norm may be from 1, so that the message of a careless sender still counts; tf2's bound. */
    private static final double NORM_TOLERANCE = 1e-2;

    /** Finite, and a rotation. */
    boolean isValid() {
        double norm = qx * qx + qy * qy + qz * qz + qw * qw;
        return Double.isFinite(x + y + z) && Math.abs(norm - 1) < NORM_TOLERANCE;
    }

    RigidTransform normalized() {
        double norm = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        return new RigidTransform(x, y, z, qx / norm, qy / norm, qz / norm, qw / norm);
    }

    /** First {@code inner}, then this one. */
    public RigidTransform after(RigidTransform inner) {
        double[] moved = rotated(inner.x, inner.y, inner.z);
        return new RigidTransform(
                moved[0] + x,
                moved[1] + y,
                moved[2] + z,
                qw * inner.qx + qx * inner.qw + qy * inner.qz - qz * inner.qy,
                qw * inner.qy - qx * inner.qz + qy * inner.qw + qz * inner.qx,
                qw * inner.qz + qx * inner.qy - qy * inner.qx + qz * inner.qw,
                qw * inner.qw - qx * inner.qx - qy * inner.qy - qz * inner.qz);
    }

    public RigidTransform inverse() {
        RigidTransform back = new RigidTransform(0, 0, 0, -qx, -qy, -qz, qw);
        double[] moved = back.rotated(-x, -y, -z);
        return new RigidTransform(moved[0], moved[1], moved[2], -qx, -qy, -qz, qw);
    }

    /** A point's coordinates in the parent frame. */
    public double[] apply(double px, double py, double pz) {
        double[] rotated = rotated(px, py, pz);
        return new double[] {rotated[0] + x, rotated[1] + y, rotated[2] + z};
    }

    /** {@code v + 2 q x (q x v + w v)}, the product of quaternions multiplied out. */
    private double[] rotated(double vx, double vy, double vz) {
        double cx = qy * vz - qz * vy + qw * vx;
        double cy = qz * vx - qx * vz + qw * vy;
        double cz = qx * vy - qy * vx + qw * vz;
        return new double[] {vx + 2 * (qy * cz - qz * cy), vy + 2 * (qz * cx - qx * cz), vz + 2 * (qx * cy - qy * cx)};
    }

    /**
     * Between this and {@code other}: the translation on a straight line, the rotation at constant speed about one axis the
     * shorter way round (slerp).
     *
     * @param share 0 gives this, 1 the other
     */
    public RigidTransform towards(RigidTransform other, double share) {
        double dot = qx * other.qx + qy * other.qy + qz * other.qz + qw * other.qw;
        double sign = dot < 0 ? -1 : 1;
        double angle = Math.acos(Math.min(1, Math.abs(dot)));
        double sine = Math.sin(angle);
        // So close that a straight line is the arc, to the last digit.
        double own = sine < 1e-9 ? 1 - share : Math.sin((1 - share) * angle) / sine;
        double others = sign * (sine < 1e-9 ? share : Math.sin(share * angle) / sine);
        return new RigidTransform(
                        x + share * (other.x - x),
                        y + share * (other.y - y),
                        z + share * (other.z - z),
                        own * qx + others * other.qx,
                        own * qy + others * other.qy,
                        own * qz + others * other.qz,
                        own * qw + others * other.qw)
                .normalized();
    }
}

package org.robograde.agent.vision.geometry;

import java.util.Arrays;
import java.util.List;

/**
 * A rotation and a shift: takes a point of the inner frame to the outer one, {@code p' = R p + t}. As a pose it says where the
 * inner frame stands in the outer. Immutable; metres.
 */
public final class RigidTransform {
    public static final RigidTransform IDENTITY =
            new RigidTransform(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3]);

    private final double[] r;
    private final double[] t;

    private RigidTransform(double[] rotation, double[] shift) {
        r = rotation;
        t = shift;
    }

    /**
     * @param rotation row-major 3x3
     * @param shift three numbers
     */
    public static RigidTransform of(double[] rotation, double[] shift) {
        return new RigidTransform(rotation.clone(), shift.clone());
    }

    /** @param rotationVector axis times angle, radians */
    public static RigidTransform ofRotationVector(double[] rotationVector, double[] shift) {
        return new RigidTransform(rotation(rotationVector), shift.clone());
    }

    /** @param xyzw a quaternion of any norm above 0 */
    public static RigidTransform ofQuaternion(double x, double y, double z, List<Double> xyzw) {
        double norm = 0;
        for (double part : xyzw) {
            norm += part * part;
        }
        norm = Math.sqrt(norm);
        double qx = xyzw.get(0) / norm;
        double qy = xyzw.get(1) / norm;
        double qz = xyzw.get(2) / norm;
        double qw = xyzw.get(3) / norm;
        double[] rotation = {
            1 - 2 * (qy * qy + qz * qz),
            2 * (qx * qy - qz * qw),
            2 * (qx * qz + qy * qw),
            2 * (qx * qy + qz * qw),
            1 - 2 * (qx * qx + qz * qz),
            2 * (qy * qz - qx * qw),
            2 * (qx * qz - qy * qw),
            2 * (qy * qz + qx * qw),
            1 - 2 * (qx * qx + qy * qy)
        };
        return new RigidTransform(rotation, new double[] {x, y, z});
    }

    /** Row-major 3x3, a copy. */
    public double[] rotation() {
        return r.clone();
    }

    /** A copy. */
    public double[] shift() {
        return t.clone();
    }

    public double[] apply(double x, double y, double z) {
        return new double[] {
            r[0] * x + r[1] * y + r[2] * z + t[0],
            r[3] * x + r[4] * y + r[5] * z + t[1],
            r[6] * x + r[7] * y + r[8] * z + t[2]
        };
    }

    /** First the other, then this: where this is a pose, the other is a pose in its inner frame. */
    public RigidTransform then(RigidTransform inner) {
        return new RigidTransform(product(r, inner.r), apply(inner.t[0], inner.t[1], inner.t[2]));
    }

    public RigidTransform inverse() {
        double[] back = {r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]};
        double[] shift = new double[3];
        for (int i = 0; i < 3; i++) {
            shift[i] = -(back[3 * i] * t[0] + back[3 * i + 1] * t[1] + back[3 * i + 2] * t[2]);
        }
        return new RigidTransform(back, shift);
    }

    /**
     * Moved by a little, both told in the outer frame: the shift is added, the turn is about the inner frame's own origin.
     *
     * @param change shift x y z, metres, then rotation vector x y z, radians
     */
    public RigidTransform changed(double[] change) {
        double[] shift = {t[0] + change[0], t[1] + change[1], t[2] + change[2]};
        return new RigidTransform(product(rotation(new double[] {change[3], change[4], change[5]}), r), shift);
    }

    /** What {@link #changed} needs to get from the other to this: shift, then rotation vector. */
    public double[] changeFrom(RigidTransform other) {
        double[] back = {
            other.r[0], other.r[3], other.r[6], other.r[1], other.r[4], other.r[7], other.r[2], other.r[5], other.r[8]
        };
        double[] turn = rotationVector(product(r, back));
        return new double[] {t[0] - other.t[0], t[1] - other.t[1], t[2] - other.t[2], turn[0], turn[1], turn[2]};
    }

    /** Axis times angle, radians, angle at most pi. */
    public double[] rotationVector() {
        return rotationVector(r);
    }

    /** The angle between the two orientations, radians, 0 to pi. */
    public double angleTo(RigidTransform other) {
        double[] change = changeFrom(other);
        return Math.sqrt(change[3] * change[3] + change[4] * change[4] + change[5] * change[5]);
    }

    public double distanceTo(RigidTransform other) {
        double x = t[0] - other.t[0];
        double y = t[1] - other.t[1];
        double z = t[2] - other.t[2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Scalar part last and not negative. */
    public List<Double> quaternionXyzw() {
        double[] v = rotationVector(r);
        double angle = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        double scale = angle < 1e-12 ? 0.5 : StrictMath.sin(angle / 2) / angle;
        return List.of(v[0] * scale, v[1] * scale, v[2] * scale, StrictMath.cos(angle / 2));
    }

    private static double[] product(double[] a, double[] b) {
        double[] c = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
        return c;
    }

    /** Rodrigues' formula. */
    private static double[] rotation(double[] v) {
        double angle = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        double s = angle < 1e-12 ? 1 : StrictMath.sin(angle) / angle;
        double c = angle < 1e-6 ? 0.5 : (1 - StrictMath.cos(angle)) / (angle * angle);
        double x = v[0];
        double y = v[1];
        double z = v[2];
        return new double[] {
            1 - c * (y * y + z * z),
            c * x * y - s * z,
            c * x * z + s * y,
            c * x * y + s * z,
            1 - c * (x * x + z * z),
            c * y * z - s * x,
            c * x * z - s * y,
            c * y * z + s * x,
            1 - c * (x * x + y * y)
        };
    }

    private static double[] rotationVector(double[] r) {
        double x = r[7] - r[5];
        double y = r[2] - r[6];
        double z = r[3] - r[1];
        double sine = Math.sqrt(x * x + y * y + z * z) / 2;
        double cosine = (r[0] + r[4] + r[8] - 1) / 2;
        double angle = StrictMath.atan2(sine, cosine);
        if (sine > 1e-9) {
            double scale = angle / (2 * sine);
            return new double[] {x * scale, y * scale, z * scale};
        }
        if (cosine > 0) {
            return new double[] {x / 2, y / 2, z / 2};
        }
        return halfTurn(r);
    }

    /** Half a turn has no sine: the axis is the longest column of (R + 1) / 2. */
    private static double[] halfTurn(double[] r) {
        int longest = r[0] >= r[4] && r[0] >= r[8] ? 0 : r[4] >= r[8] ? 1 : 2;
        double[] axis = {r[longest] / 2, r[3 + longest] / 2, r[6 + longest] / 2};
        axis[longest] += 0.5;
        double norm = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        return new double[] {axis[0] * Math.PI / norm, axis[1] * Math.PI / norm, axis[2] * Math.PI / norm};
    }

    @Override
    public String toString() {
        return "RigidTransform[" + Arrays.toString(t) + ", turn " + Arrays.toString(rotationVector()) + "]";
    }
}

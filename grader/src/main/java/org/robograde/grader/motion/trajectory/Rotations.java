package org.robograde.grader.motion.trajectory;

/** Arithmetic on 3x3 rotation matrices held row by row in arrays. */
final class Rotations {
    static final int CELLS = 9;

    private Rotations() {}

    /** Writes the matrix of a quaternion at {@code at}; the quaternion need not be of unit length, only not zero. */
    static void fromQuaternion(double x, double y, double z, double w, double[] to, int at) {
        double s = 2 / (x * x + y * y + z * z + w * w);
        to[at] = 1 - s * (y * y + z * z);
        to[at + 1] = s * (x * y - z * w);
        to[at + 2] = s * (x * z + y * w);
        to[at + 3] = s * (x * y + z * w);
        to[at + 4] = 1 - s * (x * x + z * z);
        to[at + 5] = s * (y * z - x * w);
        to[at + 6] = s * (x * z - y * w);
        to[at + 7] = s * (y * z + x * w);
        to[at + 8] = 1 - s * (x * x + y * y);
    }

    /** {@code a b}. */
    static double[] product(double[] a, double[] b) {
        double[] c = new double[CELLS];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
        return c;
    }

    /** {@code a^T b}: the rotation from a to b. */
    static double[] between(double[] a, double[] b) {
        double[] c = new double[CELLS];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[3 * i + j] = a[i] * b[j] + a[3 + i] * b[3 + j] + a[6 + i] * b[6 + j];
            }
        }
        return c;
    }

    /** {@code m v}. */
    static double[] turned(double[] m, double[] v) {
        return new double[] {
            m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
            m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
            m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
        };
    }

    /** {@code m^T v}. */
    static double[] turnedBack(double[] m, double[] v) {
        return new double[] {
            m[0] * v[0] + m[3] * v[1] + m[6] * v[2],
            m[1] * v[0] + m[4] * v[1] + m[7] * v[2],
            m[2] * v[0] + m[5] * v[1] + m[8] * v[2]
        };
    }

    /** How far a rotation turns, radians in [0, pi]; by the tangent, which is exact at small and at large angles alike. */
    static double angle(double[] m) {
        double sx = m[7] - m[5];
        double sy = m[2] - m[6];
        double sz = m[3] - m[1];
        double sine = Math.sqrt(sx * sx + sy * sy + sz * sz) / 2;
        return StrictMath.atan2(sine, (m[0] + m[4] + m[8] - 1) / 2);
    }

    static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    static double[] identity() {
        return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    }

    static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}

package org.robograde.agent.vision;

import java.util.Optional;

/** Arithmetic on symmetric 3x3 matrices, row-major, as the pose fit needs it: three unknowns do not call for a library. */
final class Symmetric3 {
    private Symmetric3() {}

    /** By cofactors; empty if the matrix is singular to working precision or holds no number. */
    static Optional<double[]> inverse(double[] m) {
        double c0 = m[4] * m[8] - m[5] * m[7];
        double c1 = m[5] * m[6] - m[3] * m[8];
        double c2 = m[3] * m[7] - m[4] * m[6];
        double determinant = m[0] * c0 + m[1] * c1 + m[2] * c2;
        if (!(determinant > 1e-12 * m[0] * m[4] * m[8])) {
            return Optional.empty();
        }
        double xx = c0 / determinant;
        double xy = (m[2] * m[7] - m[1] * m[8]) / determinant;
        double xz = (m[1] * m[5] - m[2] * m[4]) / determinant;
        double yy = (m[0] * m[8] - m[2] * m[6]) / determinant;
        double yz = (m[2] * m[3] - m[0] * m[5]) / determinant;
        double zz = (m[0] * m[4] - m[1] * m[3]) / determinant;
        return Optional.of(new double[] {xx, xy, xz, xy, yy, yz, xz, yz, zz});
    }

    static double[] times(double[] m, double[] v) {
        return new double[] {
            m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
            m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
            m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
        };
    }

    static double[] scaled(double[] m, double factor) {
        double[] result = m.clone();
        for (int i = 0; i < 9; i++) {
            result[i] *= factor;
        }
        return result;
    }

    /** Adds {@code factor * v v'} in place. */
    static void addOuter(double[] m, double[] v, double factor) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[3 * i + j] += factor * v[i] * v[j];
            }
        }
    }
}

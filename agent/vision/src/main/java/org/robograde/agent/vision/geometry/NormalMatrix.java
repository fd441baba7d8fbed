package org.robograde.agent.vision.geometry;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/** The matrix of normal equations. */
public final class NormalMatrix {
    private NormalMatrix() {}

    /** Scaled to a unit diagonal first, since metres, radians and pixels share one matrix. @throws ArithmeticException if it is singular to working precision */
    public static RealMatrix inverse(RealMatrix normal) {
        int n = normal.getRowDimension();
        double[] scale = new double[n];
        RealMatrix scaled = normal.copy();
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(normal.getEntry(i, i));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.setEntry(i, j, scale[i] * scale[j] * (normal.getEntry(i, j) + normal.getEntry(j, i)) / 2);
            }
        }
        RealMatrix inverse;
        try {
            inverse = new CholeskyDecomposition(scaled, 1e-6, 1e-13).getSolver().getInverse();
        } catch (MathIllegalArgumentException e) {
            throw new ArithmeticException("the measurements do not hold every unknown");
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse.multiplyEntry(i, j, scale[i] * scale[j]);
            }
        }
        return inverse;
    }
}

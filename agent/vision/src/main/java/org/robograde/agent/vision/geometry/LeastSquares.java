package org.robograde.agent.vision.geometry;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;

/** Levenberg and Marquardt's method on a handful of unknowns, with derivatives by central differences. */
public final class LeastSquares {
    private static final int ITERATIONS_MAX = 100;
    private static final double DAMPING_MAX = 1e12;

    private LeastSquares() {}

    /** What is to be made small. */
    public interface Residuals {
        double[] at(double[] unknowns);
    }

    /** Where the sum of squares is least. */
    public static final class Solution {
        private final double[] unknowns;
        private final double squaredError;
        private final RealMatrix inverseNormal;
        private final RealMatrix jacobian;

        private Solution(double[] unknowns, double squaredError, RealMatrix inverseNormal, RealMatrix jacobian) {
            this.unknowns = unknowns;
            this.squaredError = squaredError;
            this.inverseNormal = inverseNormal;
            this.jacobian = jacobian;
        }

        /** A copy. */
        public double[] unknowns() {
            return unknowns.clone();
        }

        public double squaredError() {
            return squaredError;
        }

        /** Inverse of the normal matrix: times the residuals' variance it is the covariance of the unknowns. */
        public RealMatrix inverseNormal() {
            return inverseNormal;
        }

        /** How the unknowns answer to a change of the residuals: minus inverse normal times jacobian transposed times it. */
        public double[] response(double[] residualChange) {
            return inverseNormal
                    .operate(jacobian.transpose().operate(new ArrayRealVector(residualChange, false)))
                    .mapMultiply(-1)
                    .toArray();
        }
    }

    /**
     * @param start near the answer
     * @param steps of the differences, one per unknown, about a thousandth of what matters
     * @throws ArithmeticException if the residuals do not hold the unknowns, or are no numbers at the start
     */
    public static Solution solve(Residuals residuals, double[] start, double[] steps) {
        double[] at = start.clone();
        double[] here = residuals.at(at);
        double error = squared(here);
        if (!Double.isFinite(error)) {
            throw new ArithmeticException("the start leads nowhere");
        }
        double damping = 1e-3;
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            double[][] jacobian = jacobian(residuals, at, steps);
            RealMatrix j = new Array2DRowRealMatrix(jacobian, false);
            RealMatrix normal = j.transposeMultiply(j);
            double[] gradient =
                    j.transpose().operate(new ArrayRealVector(here, false)).toArray();
            boolean better = false;
            while (!better && damping < DAMPING_MAX) {
                double[] next = stepped(at, normal, gradient, damping);
                double[] there = residuals.at(next);
                double less = squared(there);
                better = less < error;
                damping = better ? Math.max(1e-12, damping / 10) : damping * 10;
                if (better) {
                    boolean settled = error - less <= 1e-14 * error;
                    at = next;
                    here = there;
                    error = less;
                    if (settled) {
                        return solution(residuals, at, error, steps);
                    }
                }
            }
            if (!better) {
                return solution(residuals, at, error, steps);
            }
        }
        return solution(residuals, at, error, steps);
    }

    private static double[] stepped(double[] at, RealMatrix normal, double[] gradient, double damping) {
        RealMatrix damped = normal.copy();
        for (int k = 0; k < at.length; k++) {
            damped.multiplyEntry(k, k, 1 + damping);
        }
        double[] step = NormalMatrix.inverse(damped).operate(gradient);
        double[] next = at.clone();
        for (int k = 0; k < at.length; k++) {
            next[k] -= step[k];
        }
        return next;
    }

    private static Solution solution(Residuals residuals, double[] at, double error, double[] steps) {
        double[][] jacobian = jacobian(residuals, at, steps);
        RealMatrix j = new Array2DRowRealMatrix(jacobian, false);
        return new Solution(at, error, NormalMatrix.inverse(j.transposeMultiply(j)), j);
    }

    private static double[][] jacobian(Residuals residuals, double[] at, double[] steps) {
        double[][] rows = new double[residuals.at(at).length][at.length];
        for (int k = 0; k < at.length; k++) {
            double[] ahead = at.clone();
            double[] behind = at.clone();
            ahead[k] += steps[k];
            behind[k] -= steps[k];
            double[] high = residuals.at(ahead);
            double[] low = residuals.at(behind);
            for (int i = 0; i < rows.length; i++) {
                rows[i][k] = (high[i] - low[i]) / (2 * steps[k]);
            }
        }
        return rows;
    }

    private static double squared(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }
}

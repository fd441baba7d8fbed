package org.robograde.agent.vision;

import java.util.Optional;
import org.robograde.agent.vision.Deviation.Source;
import org.robograde.agent.vision.fiducial.CornerNoise;
import org.robograde.agent.vision.fiducial.Corners;

/**
 * Least squares of the reprojection error over (x, y, heading) by Gauss-Newton, the unit being known to stand upright with its
 * marker at a known height.
 *
 * <p>Why not the free pose of the marker: a square of 40 pixels tells its own tilt and distance badly (at 6.5 m the distance to
 * 1 %, which at the picture's edge is centimetres on the floor), and two tilts fit almost equally well. The floor fixes
 * three of the six unknowns far better than the picture can; what is left is the direction to the marker, which the corners
 * give to about a tenth of a pixel each.
 *
 * <p>Covariance: {@code s^2 (J'J)^-1} from the corners, plus what the stated standard uncertainty of every {@link Deviation} does to
 * the solution, {@code dpose = -(J'J)^-1 J' (dcorners/ddeviation) ddeviation} (implicit function theorem; law of propagation,
 * JCGM 102). {@code s^2} is the prior corner noise - or what the
 * scatter along the marker's edges says, where that is more, as in dim light - corrected by this frame's own residuals.
 */
final class UprightFit {
    private static final int ITERATIONS_MAX = 20;
    private static final double STEP = 1e-5;
    private static final double CONVERGED = 1e-9;
    private static final double NEARLY = 1e-6;
    private static final double SHORTEST = 1e-4;

    private final UprightModel model;

    UprightFit(UprightModel model) {
        this.model = model;
    }

    /**
     * The upright pose that explains the corners best.
     *
     * @param x metres, {@code map}
     * @param y metres, {@code map}
     * @param heading radians, not wrapped
     * @param squaredErrorPixels sum over the eight residuals
     * @param meanErrorPixels mean distance of the four corners
     */
    record Solution(double x, double y, double heading, double squaredErrorPixels, double meanErrorPixels) {
        double[] pose() {
            return new double[] {x, y, heading};
        }
    }

    /** Empty if the start leads nowhere: the marker would be behind the camera, or the steps do not settle. */
    Optional<Solution> solve(Corners seen, double[] start) {
        double[] pose = start.clone();
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            double[] residuals = residuals(seen, pose);
            double[][] jacobian = poseJacobian(pose);
            Optional<double[]> inverse = Symmetric3.inverse(normal(jacobian));
            if (inverse.isEmpty()) {
                return Optional.empty();
            }
            double[] step = Symmetric3.times(inverse.get(), gradient(jacobian, residuals));
            double error = squared(residuals);
            double length = 1;
            while (!(squared(residuals(seen, moved(pose, step, length))) <= error) && length > SHORTEST) {
                length /= 2;
            }
            if (length <= SHORTEST || size(step) < CONVERGED) {
                // No better point along the step: the minimum to the arithmetic's last digits, if the step is short
                // already.
                return size(step) < NEARLY ? Optional.of(solution(seen, pose)) : Optional.empty();
            }
            pose = moved(pose, step, length);
        }
        return Optional.empty();
    }

    private Solution solution(Corners seen, double[] pose) {
        double[] residuals = residuals(seen, pose);
        return new Solution(pose[0], pose[1], pose[2], squared(residuals), meanError(residuals));
    }

    private static double size(double[] step) {
        return Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]);
    }

    /** Row-major 3x3 over x, y, heading: metres and radians. */
    double[] covariance(Corners seen, Solution solution) {
        double[][] jacobian = poseJacobian(solution.pose());
        double[] inverse = Symmetric3.inverse(normal(jacobian)).orElseThrow();
        double freedom = 8 - 3;
        double prior = VisionParameters.CORNER_NOISE_WEIGHT;
        double noise = CornerNoise.pixels(seen);
        double variance = (prior * noise * noise + solution.squaredErrorPixels()) / (prior + freedom);
        double[] covariance = Symmetric3.scaled(inverse, variance);
        for (Source source : Source.values()) {
            double uncertainty = model.standardUncertainty(source);
            if (uncertainty > 0) {
                double[] effect =
                        Symmetric3.times(inverse, gradient(jacobian, deviationDerivative(solution.pose(), source)));
                Symmetric3.addOuter(covariance, effect, uncertainty * uncertainty);
            }
        }
        return covariance;
    }

    /** Mean distance in pixels between the corners as seen and as this residual vector has them. */
    static double meanError(double[] residuals) {
        double sum = 0;
        for (int i = 0; i < 8; i += 2) {
            sum += Math.sqrt(residuals[i] * residuals[i] + residuals[i + 1] * residuals[i + 1]);
        }
        return sum / 4;
    }

    private double[] residuals(Corners seen, double[] pose) {
        double[] predicted = model.corners(pose, Deviation.NONE);
        double[] measured = seen.flat();
        for (int i = 0; i < 8; i++) {
            measured[i] -= predicted[i];
        }
        return measured;
    }

    private static double squared(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }

    /** Three columns of eight: how the corners move with x, y and heading. */
    private double[][] poseJacobian(double[] pose) {
        double[][] columns = new double[3][];
        for (int i = 0; i < 3; i++) {
            double[] ahead = pose.clone();
            double[] behind = pose.clone();
            ahead[i] += STEP;
            behind[i] -= STEP;
            columns[i] = difference(model.corners(ahead, Deviation.NONE), model.corners(behind, Deviation.NONE));
        }
        return columns;
    }

    private double[] deviationDerivative(double[] pose, Source source) {
        return difference(
                model.corners(pose, Deviation.of(source, STEP)), model.corners(pose, Deviation.of(source, -STEP)));
    }

    private static double[] difference(double[] ahead, double[] behind) {
        double[] derivative = new double[8];
        for (int i = 0; i < 8; i++) {
            derivative[i] = (ahead[i] - behind[i]) / (2 * STEP);
        }
        return derivative;
    }

    private static double[] normal(double[][] columns) {
        double[] normal = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                normal[3 * i + j] = dot(columns[i], columns[j]);
            }
        }
        return normal;
    }

    private static double[] gradient(double[][] columns, double[] residuals) {
        return new double[] {dot(columns[0], residuals), dot(columns[1], residuals), dot(columns[2], residuals)};
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] moved(double[] pose, double[] step, double length) {
        return new double[] {pose[0] + length * step[0], pose[1] + length * step[1], pose[2] + length * step[2]};
    }
}

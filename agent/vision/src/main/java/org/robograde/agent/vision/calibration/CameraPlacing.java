package org.robograde.agent.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.geometry.LeastSquares;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * Where a camera hangs, from a picture of surveyed fiducials. The covariance holds the corners' noise (from the residuals), the
 * survey's uncertainty (one independent shift for each marker) and the lens's.
 *
 * @param inMap the optical frame (x right, y down, z ahead) in the site's frame
 * @param covariance 6x6 over shift x y z (metres) and turn x y z (radians), both told in the site's frame
 * @param rmsPixels of the corners about where this pose puts them
 * @param fiducialRmsPixels the same for each marker: one far above the rest was moved or mis-surveyed
 */
public record CameraPlacing(
        RigidTransform inMap, RealMatrix covariance, double rmsPixels, Map<Integer, Double> fiducialRmsPixels) {
    private static final double[] STEPS = {1e-4, 1e-4, 1e-4, 1e-5, 1e-5, 1e-5};
    /** Corners are not found better than this, whatever a lucky residual says. */
    private static final double CORNER_NOISE_PIXELS_MIN = 0.03;

    public CameraPlacing {
        fiducialRmsPixels = new TreeMap<>(fiducialRmsPixels);
    }

    /**
     * @param lensCovariance over the lens's parameters; zeros if it is not known
     * @throws VisionInputException if none of the survey is seen, one number twice, or the pose does not settle
     */
    public static CameraPlacing of(Mat grey, PinholeLens lens, RealMatrix lensCovariance, SurveyedFiducials survey) {
        NativeOpenCv.ready();
        if (grey.cols() != lens.widthPixels() || grey.rows() != lens.heightPixels()) {
            throw new VisionInputException("the picture has " + grey.cols() + "x" + grey.rows()
                    + " pixels, the lens was calibrated at " + lens.widthPixels() + "x" + lens.heightPixels());
        }
        Map<Integer, List<Corners>> found = new FiducialDetector(survey.dictionary(), 0).detectAll(grey);
        found.keySet().retainAll(survey.inMap().keySet());
        if (found.isEmpty()) {
            throw new VisionInputException(
                    "none of the " + survey.inMap().size() + " surveyed fiducials is in the picture");
        }
        Map<Integer, Corners> seen = new TreeMap<>();
        found.forEach((id, markers) -> {
            if (markers.size() > 1) {
                throw new VisionInputException("fiducial " + id + " is in the picture " + markers.size()
                        + " times; each number may hang once");
            }
            seen.put(id, markers.get(0));
        });
        return of(seen, lens, lensCovariance, survey);
    }

    /** As above, of corners already found, by number. */
    public static CameraPlacing of(
            Map<Integer, Corners> seen, PinholeLens lens, RealMatrix lensCovariance, SurveyedFiducials survey) {
        List<Integer> ids = List.copyOf(seen.keySet());
        TargetView view = view(seen, survey, ids);
        RigidTransform start = start(view, lens);
        LeastSquares.Residuals residuals =
                change -> residuals(view, lens, start.changed(change).inverse());
        LeastSquares.Solution solution;
        try {
            solution = LeastSquares.solve(residuals, new double[6], STEPS);
        } catch (ArithmeticException e) {
            throw new VisionInputException("the surveyed fiducials do not hold the camera's pose: " + e.getMessage());
        }
        RigidTransform inMap = start.changed(solution.unknowns());
        int freedom = Math.max(1, 2 * view.size() - 6);
        double variance =
                Math.max(CORNER_NOISE_PIXELS_MIN * CORNER_NOISE_PIXELS_MIN, solution.squaredError() / freedom);
        RealMatrix covariance = solution.inverseNormal().scalarMultiply(variance);
        covariance = covariance.add(bySurvey(view, lens, inMap, solution, survey.standardUncertaintyMeters()));
        if (lensCovariance.getNorm1() > 0) {
            covariance = covariance.add(byLens(view, lens, inMap, solution, lensCovariance));
        }
        Map<Integer, Double> each = new TreeMap<>();
        double[] rest = residuals(view, lens, inMap.inverse());
        for (int i = 0; i < ids.size(); i++) {
            double squared = 0;
            for (int k = 8 * i; k < 8 * i + 8; k++) {
                squared += rest[k] * rest[k];
            }
            each.put(ids.get(i), Math.sqrt(squared / 4));
        }
        return new CameraPlacing(inMap, covariance, Math.sqrt(solution.squaredError() / view.size()), each);
    }

    /** The largest over the three axes, metres. */
    public double positionStandardUncertaintyMeters() {
        return largest(0);
    }

    /** The largest over the three axes, radians. */
    public double angleStandardUncertaintyRadians() {
        return largest(3);
    }

    private double largest(int from) {
        double variance = 0;
        for (int i = from; i < from + 3; i++) {
            variance = Math.max(variance, covariance.getEntry(i, i));
        }
        return Math.sqrt(variance);
    }

    private static TargetView view(Map<Integer, Corners> seen, SurveyedFiducials survey, List<Integer> ids) {
        List<double[]> points = new ArrayList<>();
        List<double[]> pixels = new ArrayList<>();
        for (int id : ids) {
            Corners corners = Objects.requireNonNull(seen.get(id));
            for (int i = 0; i < 4; i++) {
                points.add(survey.corner(id, i)
                        .orElseThrow(() -> new VisionInputException("fiducial " + id + " was not surveyed")));
                pixels.add(new double[] {corners.x(i), corners.y(i)});
            }
        }
        return new TargetView("survey", points.toArray(new double[0][]), pixels.toArray(new double[0][]));
    }

    /** OpenCV's closed form, camera in the site's frame. */
    static RigidTransform start(TargetView view, PinholeLens lens) {
        MatOfPoint3f points = LensCalibration.points(view);
        MatOfPoint2f pixels = LensCalibration.pixels(view);
        Mat matrix = new Mat(3, 3, CvType.CV_64F);
        matrix.put(0, 0, lens.fx(), 0, lens.cx(), 0, lens.fy(), lens.cy(), 0, 0, 1);
        MatOfDouble distortion = new MatOfDouble(
                lens.distortion().stream().mapToDouble(Double::doubleValue).toArray());
        Mat turn = new Mat();
        Mat shift = new Mat();
        try {
            if (!Calib3d.solvePnP(points, pixels, matrix, distortion, turn, shift, false, Calib3d.SOLVEPNP_SQPNP)) {
                throw new VisionInputException("the points seen do not hold the camera's pose");
            }
            double[] r = new double[3];
            double[] t = new double[3];
            turn.get(0, 0, r);
            shift.get(0, 0, t);
            return RigidTransform.ofRotationVector(r, t).inverse();
        } finally {
            points.release();
            pixels.release();
            matrix.release();
            distortion.release();
            turn.release();
            shift.release();
        }
    }

    /** Predicted less seen. */
    static double[] residuals(TargetView view, PinholeLens lens, RigidTransform toCamera) {
        double[] residuals = new double[2 * view.size()];
        for (int i = 0; i < view.size(); i++) {
            double[] p = view.point(i);
            double[] pixel = lens.pixel(toCamera.apply(p[0], p[1], p[2]));
            residuals[2 * i] = pixel[0] - view.pixelX(i);
            residuals[2 * i + 1] = pixel[1] - view.pixelY(i);
        }
        return residuals;
    }

    private static RealMatrix bySurvey(
            TargetView view, PinholeLens lens, RigidTransform inMap, LeastSquares.Solution solution, double each) {
        RealMatrix sum = new Array2DRowRealMatrix(6, 6);
        double step = 1e-4;
        for (int marker = 0; marker < view.size() / 4; marker++) {
            for (int axis = 0; axis < 3; axis++) {
                double[] ahead = residuals(view.shifted(4 * marker, 4 * marker + 4, axis, step), lens, inMap.inverse());
                double[] behind =
                        residuals(view.shifted(4 * marker, 4 * marker + 4, axis, -step), lens, inMap.inverse());
                addOuter(sum, solution.response(difference(ahead, behind, 2 * step)), each * each);
            }
        }
        return sum;
    }

    private static RealMatrix byLens(
            TargetView view,
            PinholeLens lens,
            RigidTransform inMap,
            LeastSquares.Solution solution,
            RealMatrix lensCovariance) {
        double[] parameters = lens.parameters();
        double[][] responses = new double[parameters.length][];
        for (int i = 0; i < parameters.length; i++) {
            double step = i < 4 ? 1e-2 : 1e-5;
            double[] high = parameters.clone();
            double[] low = parameters.clone();
            high[i] += step;
            low[i] -= step;
            double[] ahead = residuals(view, lens.with(high), inMap.inverse());
            double[] behind = residuals(view, lens.with(low), inMap.inverse());
            responses[i] = solution.response(difference(ahead, behind, 2 * step));
        }
        RealMatrix response = new Array2DRowRealMatrix(responses, false);
        return response.transposeMultiply(lensCovariance.multiply(response));
    }

    private static double[] difference(double[] ahead, double[] behind, double over) {
        double[] change = new double[ahead.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (ahead[i] - behind[i]) / over;
        }
        return change;
    }

    private static void addOuter(RealMatrix sum, double[] v, double factor) {
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum.addToEntry(i, j, factor * v[i] * v[j]);
            }
        }
    }
}

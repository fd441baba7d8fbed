package org.robograde.agent.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.geometry.NormalMatrix;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * A lens from several views of a target (Zhang's method as OpenCV refines it), with the whole covariance of its parameters: the
 * views' own poses eliminated from the normal equations by Schur's complement, times the residuals' variance. OpenCV states the
 * diagonal only.
 *
 * @param lens as calibrated
 * @param covariance over {@link PinholeLens#parameters}; rows of what was held are 0
 * @param rmsPixels root mean square distance of the points from where the lens puts them
 * @param viewRmsPixels the same for each view
 * @param views the target seen in each
 */
public record LensCalibration(
        PinholeLens lens, RealMatrix covariance, double rmsPixels, List<Double> viewRmsPixels, List<TargetView> views) {
    private static final int VIEWS_MIN = 3;

    public LensCalibration {
        viewRmsPixels = List.copyOf(viewRmsPixels);
        views = List.copyOf(views);
    }

    /** @throws VisionInputException if there are too few views or they do not settle */
    public static LensCalibration of(List<TargetView> views, int widthPixels, int heightPixels, LensModel model) {
        NativeOpenCv.ready();
        if (views.size() < VIEWS_MIN) {
            throw new VisionInputException("the target was found in " + views.size() + " pictures; at least "
                    + VIEWS_MIN + " from different angles are needed");
        }
        List<Mat> points = new ArrayList<>();
        List<Mat> pixels = new ArrayList<>();
        for (TargetView view : views) {
            points.add(points(view));
            pixels.add(pixels(view));
        }
        Mat matrix = Mat.eye(3, 3, CvType.CV_64F);
        MatOfDouble distortion = new MatOfDouble(new double[model.distortionCount()]);
        List<Mat> turns = new ArrayList<>();
        List<Mat> shifts = new ArrayList<>();
        try {
            Calib3d.calibrateCamera(
                    points,
                    pixels,
                    new Size(widthPixels, heightPixels),
                    matrix,
                    distortion,
                    turns,
                    shifts,
                    model.flags(),
                    new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 200, 1e-12));
            return stated(
                    views, lens(matrix, distortion, widthPixels, heightPixels, model), model, points, turns, shifts);
        } catch (CvException e) {
            throw new VisionInputException(
                    "the views do not hold the lens: turn the target more, and show it in every corner of the picture");
        } finally {
            List.of(points, pixels, turns, shifts).forEach(mats -> mats.forEach(Mat::release));
            matrix.release();
            distortion.release();
        }
    }

    /** Row {@code i} of the covariance's diagonal, as a standard uncertainty. */
    public double standardUncertainty(int parameter) {
        return Math.sqrt(Math.max(0, covariance.getEntry(parameter, parameter)));
    }

    private static PinholeLens lens(Mat matrix, Mat distortion, int width, int height, LensModel model) {
        double[] m = new double[9];
        matrix.get(0, 0, m);
        double[] d = new double[(int) distortion.total()];
        distortion.get(0, 0, d);
        List<Double> bent = new ArrayList<>();
        for (int i = 0; i < model.distortionCount(); i++) {
            bent.add(d[i]);
        }
        return new PinholeLens(width, height, m[0], m[4], m[2], m[5], bent);
    }

    private static LensCalibration stated(
            List<TargetView> views,
            PinholeLens lens,
            LensModel model,
            List<Mat> points,
            List<Mat> turns,
            List<Mat> shifts) {
        RealMatrix freedom = new Array2DRowRealMatrix(model.freedom(), false);
        int free = freedom.getColumnDimension();
        RealMatrix normal = new Array2DRowRealMatrix(free, free);
        double squared = 0;
        int count = 0;
        List<Double> rms = new ArrayList<>();
        for (int v = 0; v < views.size(); v++) {
            Projected projected = projected(views.get(v), points.get(v), turns.get(v), shifts.get(v), lens);
            double error = projected.squaredError();
            squared += error;
            count += views.get(v).size();
            rms.add(Math.sqrt(error / views.get(v).size()));
            RealMatrix byLens = projected.byLens().multiply(freedom);
            RealMatrix byPose = projected.byPose();
            RealMatrix both = byLens.transposeMultiply(byPose);
            normal = normal.add(byLens.transposeMultiply(byLens))
                    .subtract(both.multiply(NormalMatrix.inverse(byPose.transposeMultiply(byPose)))
                            .multiply(both.transpose()));
        }
        double freedomLeft = Math.max(1, 2.0 * count - free - 6.0 * views.size());
        RealMatrix covariance = freedom.multiply(NormalMatrix.inverse(normal))
                .multiply(freedom.transpose())
                .scalarMultiply(squared / freedomLeft);
        return new LensCalibration(lens, covariance, Math.sqrt(squared / count), rms, views);
    }

    /**
     * A view as the calibrated lens has it.
     *
     * @param squaredError of the seen points
     * @param byPose derivatives by rotation vector and shift
     * @param byLens derivatives by the lens's parameters
     */
    private record Projected(double squaredError, RealMatrix byPose, RealMatrix byLens) {}

    private static Projected projected(TargetView view, Mat points, Mat turn, Mat shift, PinholeLens lens) {
        Mat matrix = new Mat(3, 3, CvType.CV_64F);
        matrix.put(0, 0, lens.fx(), 0, lens.cx(), 0, lens.fy(), lens.cy(), 0, 0, 1);
        MatOfDouble distortion = new MatOfDouble(
                lens.distortion().stream().mapToDouble(Double::doubleValue).toArray());
        MatOfPoint3f solid = new MatOfPoint3f(points);
        MatOfPoint2f seen = new MatOfPoint2f();
        Mat jacobian = new Mat();
        try {
            Calib3d.projectPoints(solid, turn, shift, matrix, distortion, seen, jacobian);
            Point[] at = seen.toArray();
            double squared = 0;
            for (int i = 0; i < at.length; i++) {
                double x = view.pixelX(i) - at[i].x;
                double y = view.pixelY(i) - at[i].y;
                squared += x * x + y * y;
            }
            double[] flat = new double[(int) jacobian.total()];
            jacobian.get(0, 0, flat);
            int columns = jacobian.cols();
            double[][] rows = new double[2 * at.length][columns];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(flat, i * columns, rows[i], 0, columns);
            }
            RealMatrix all = new Array2DRowRealMatrix(rows, false);
            int last = rows.length - 1;
            return new Projected(squared, all.getSubMatrix(0, last, 0, 5), all.getSubMatrix(0, last, 6, columns - 1));
        } finally {
            matrix.release();
            distortion.release();
            solid.release();
            seen.release();
            jacobian.release();
        }
    }

    static MatOfPoint3f points(TargetView view) {
        MatOfPoint3f mat = new MatOfPoint3f();
        List<Point3> all = new ArrayList<>();
        for (int i = 0; i < view.size(); i++) {
            double[] p = view.point(i);
            all.add(new Point3(p[0], p[1], p[2]));
        }
        mat.fromList(all);
        return mat;
    }

    static MatOfPoint2f pixels(TargetView view) {
        MatOfPoint2f mat = new MatOfPoint2f();
        List<Point> all = new ArrayList<>();
        for (int i = 0; i < view.size(); i++) {
            all.add(new Point(view.pixelX(i), view.pixelY(i)));
        }
        mat.fromList(all);
        return mat;
    }
}

package org.robograde.agent.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.RealMatrix;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.geometry.LeastSquares;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * Where a camera sits on an arm's wrist, from pictures of one fixed target and the wrist's poses: a closed form to start (Park and
 * Martin 1994), then both unknown frames refined on the pixels themselves, which gives a covariance. For a camera that stands while
 * the arm carries the target, give the inverses of the wrist's poses: the answer is then the camera in the arm's base.
 *
 * @param cameraInWrist the optical frame in the wrist's
 * @param targetInBase the target's frame in the arm's base
 * @param covariance 12x12: shift (metres) and turn (radians) of the camera in the wrist's frame, then of the target in the base's
 * @param rmsPixels of all points about where the two frames put them
 * @param viewRmsPixels the same for each picture
 */
public record HandEyeCalibration(
        RigidTransform cameraInWrist,
        RigidTransform targetInBase,
        RealMatrix covariance,
        double rmsPixels,
        List<Double> viewRmsPixels) {
    private static final int VIEWS_MIN = 3;
    private static final double[] STEPS = {1e-4, 1e-4, 1e-4, 1e-5, 1e-5, 1e-5, 1e-4, 1e-4, 1e-4, 1e-5, 1e-5, 1e-5};

    public HandEyeCalibration {
        viewRmsPixels = List.copyOf(viewRmsPixels);
    }

    /**
     * @param views of the target
     * @param wristInBase for each view, in the same order
     * @throws VisionInputException if there are too few or they turn about one axis only
     */
    public static HandEyeCalibration of(List<TargetView> views, List<RigidTransform> wristInBase, PinholeLens lens) {
        NativeOpenCv.ready();
        if (views.size() != wristInBase.size()) {
            throw new VisionInputException(
                    views.size() + " pictures, but " + wristInBase.size() + " wrist poses; each picture needs its own");
        }
        if (views.size() < VIEWS_MIN) {
            throw new VisionInputException("the target was found in " + views.size() + " pictures; at least "
                    + VIEWS_MIN + " with the wrist turned about two axes are needed");
        }
        List<RigidTransform> targetInCamera = new ArrayList<>();
        views.forEach(view -> targetInCamera.add(CameraPlacing.start(view, lens).inverse()));
        RigidTransform camera = closedForm(targetInCamera, wristInBase);
        RigidTransform target = wristInBase.get(0).then(camera).then(targetInCamera.get(0));
        LeastSquares.Residuals residuals = change ->
                residuals(views, wristInBase, lens, camera.changed(part(change, 0)), target.changed(part(change, 6)));
        LeastSquares.Solution solution;
        try {
            solution = LeastSquares.solve(residuals, new double[12], STEPS);
        } catch (ArithmeticException e) {
            throw turnMore();
        }
        int count = residuals.at(solution.unknowns()).length;
        double variance = solution.squaredError() / Math.max(1, count - 12);
        return new HandEyeCalibration(
                camera.changed(part(solution.unknowns(), 0)),
                target.changed(part(solution.unknowns(), 6)),
                solution.inverseNormal().scalarMultiply(variance),
                Math.sqrt(2 * solution.squaredError() / count),
                perView(views, residuals.at(solution.unknowns())));
    }

    /** Of the camera in the wrist, the largest over the three axes. */
    public double positionStandardUncertaintyMeters() {
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            variance = Math.max(variance, covariance.getEntry(i, i));
        }
        return Math.sqrt(variance);
    }

    private static VisionInputException turnMore() {
        return new VisionInputException(
                "the wrist's poses do not hold where the camera sits: turn the wrist about two axes between pictures");
    }

    private static RigidTransform closedForm(List<RigidTransform> targetInCamera, List<RigidTransform> wristInBase) {
        List<Mat> wristTurns = new ArrayList<>();
        List<Mat> wristShifts = new ArrayList<>();
        List<Mat> targetTurns = new ArrayList<>();
        List<Mat> targetShifts = new ArrayList<>();
        Mat turn = new Mat();
        Mat shift = new Mat();
        try {
            for (int i = 0; i < wristInBase.size(); i++) {
                wristTurns.add(mat(3, wristInBase.get(i).rotation()));
                wristShifts.add(mat(1, wristInBase.get(i).shift()));
                targetTurns.add(mat(3, targetInCamera.get(i).rotation()));
                targetShifts.add(mat(1, targetInCamera.get(i).shift()));
            }
            Calib3d.calibrateHandEye(
                    wristTurns, wristShifts, targetTurns, targetShifts, turn, shift, Calib3d.CALIB_HAND_EYE_PARK);
            double[] r = new double[9];
            double[] t = new double[3];
            turn.get(0, 0, r);
            shift.get(0, 0, t);
            RigidTransform camera = RigidTransform.of(r, t);
            if (!Double.isFinite(r[0] + t[0] + t[1] + t[2])) {
                throw turnMore();
            }
            return camera;
        } catch (CvException e) {
            throw turnMore();
        } finally {
            List.of(wristTurns, wristShifts, targetTurns, targetShifts).forEach(mats -> mats.forEach(Mat::release));
            turn.release();
            shift.release();
        }
    }

    private static Mat mat(int columns, double[] values) {
        Mat mat = new Mat(3, columns, CvType.CV_64F);
        mat.put(0, 0, values);
        return mat;
    }

    private static double[] part(double[] change, int from) {
        return java.util.Arrays.copyOfRange(change, from, from + 6);
    }

    private static double[] residuals(
            List<TargetView> views,
            List<RigidTransform> wristInBase,
            PinholeLens lens,
            RigidTransform camera,
            RigidTransform target) {
        int size = views.stream().mapToInt(view -> 2 * view.size()).sum();
        double[] all = new double[size];
        int at = 0;
        for (int i = 0; i < views.size(); i++) {
            RigidTransform toCamera = wristInBase.get(i).then(camera).inverse().then(target);
            double[] each = CameraPlacing.residuals(views.get(i), lens, toCamera);
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        return all;
    }

    private static List<Double> perView(List<TargetView> views, double[] residuals) {
        List<Double> rms = new ArrayList<>();
        int at = 0;
        for (TargetView view : views) {
            double squared = 0;
            for (int i = 0; i < 2 * view.size(); i++) {
                squared += residuals[at] * residuals[at];
                at++;
            }
            rms.add(Math.sqrt(squared / view.size()));
        }
        return rms;
    }
}

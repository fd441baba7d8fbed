package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.robograde.agent.vision.UprightFit.Solution;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * One grey picture of one calibrated camera to the unit's pose on the floor.
 *
 * <p>The marker is found (ArUco, corners below the pixel), its free pose is solved (IPPE for squares: two solutions, Collins and
 * Bartoli 2014), and from both the pose of an upright unit is refined on the corners themselves ({@link UprightFit}); the one with the
 * smaller reprojection error is the answer. The floor settles the two-fold ambiguity of a flat square, which the picture alone
 * leaves open. Where even the best upright pose misses the corners by more than {@link
 * VisionParameters#UPRIGHT_ERROR_PIXELS_MAX} on average, no pose is given: its uncertainty could not be stated. The check is
 * coarse: a lean of a few degrees at 6 m changes the corners by less than it finds them, and must be stated with the mount.
 *
 * <p>Not thread-safe; holds native memory of a fixed size.
 */
final class UnitPoseObserver {
    private final FiducialDetector detector;
    private final UprightModel model;
    private final UprightFit fit;
    private final MatOfPoint3f square;
    private final Mat cameraMatrix;
    private final MatOfDouble distortion;

    /** @throws VisionInputException if the marker's family is unknown */
    UnitPoseObserver(CameraModel camera, FiducialMount mount) {
        NativeOpenCv.ready();
        detector = new FiducialDetector(mount.dictionary(), sidePixels(camera, mount));
        model = new UprightModel(camera, mount);
        fit = new UprightFit(model);
        double half = mount.sizeMeters() / 2;
        square = new MatOfPoint3f(
                new Point3(-half, half, 0),
                new Point3(half, half, 0),
                new Point3(half, -half, 0),
                new Point3(-half, -half, 0));
        cameraMatrix = new Mat(3, 3, CvType.CV_64F);
        cameraMatrix.put(0, 0, camera.fx(), 0, camera.cx(), 0, camera.fy(), camera.cy(), 0, 0, 1);
        distortion = new MatOfDouble(
                camera.distortion().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How wide the marker is about the middle of the picture. */
    private static double sidePixels(CameraModel camera, FiducialMount mount) {
        double ahead = camera.orientation().matrix()[8];
        double drop = mount.heightMeters() - camera.positionMeters().get(2);
        double distance = drop / ahead;
        // A camera that looks along the floor sees the marker at any distance; height is the nearest.
        return camera.fx() * mount.sizeMeters() / (distance > 0 ? distance : Math.max(0.1, Math.abs(drop)));
    }

    UprightModel model() {
        return model;
    }

    Sighting observe(Mat grey) {
        List<UnitPose> upright = new ArrayList<>();
        double errorMin = Double.POSITIVE_INFINITY;
        List<Corners> markers = detector.detect(grey, model.mount().id());
        for (Corners corners : markers) {
            Optional<UnitPose> pose = poseOf(corners);
            errorMin = Math.min(errorMin, pose.map(UnitPose::uprightErrorPixels).orElse(Double.POSITIVE_INFINITY));
            pose.filter(p -> p.uprightErrorPixels() <= VisionParameters.UPRIGHT_ERROR_PIXELS_MAX)
                    .ifPresent(upright::add);
        }
        if (markers.isEmpty()) {
            return new Sighting.NotSeen();
        }
        return switch (upright.size()) {
            case 0 -> new Sighting.NotUpright(markers, errorMin);
            case 1 -> new Sighting.Seen(upright.get(0));
            default -> new Sighting.Ambiguous(upright.size());
        };
    }

    /** The best upright pose for these corners; empty if none fits at all. */
    Optional<UnitPose> poseOf(Corners corners) {
        MatOfPoint2f seen = new MatOfPoint2f(corners.points());
        List<Mat> turns = new ArrayList<>();
        List<Mat> shifts = new ArrayList<>();
        try {
            Calib3d.solvePnPGeneric(
                    square, seen, cameraMatrix, distortion, turns, shifts, false, Calib3d.SOLVEPNP_IPPE_SQUARE);
            Optional<Solution> best = Optional.empty();
            double freeError = Double.POSITIVE_INFINITY;
            for (int i = 0; i < turns.size(); i++) {
                freeError = Math.min(freeError, freeError(corners, turns.get(i), shifts.get(i)));
                Optional<Solution> solution = fit.solve(corners, unitPose(turns.get(i), shifts.get(i)));
                if (solution.isPresent()
                        && (best.isEmpty()
                                || solution.get().squaredErrorPixels()
                                        < best.get().squaredErrorPixels())) {
                    best = solution;
                }
            }
            double free = freeError;
            return best.map(solution -> unitPose(corners, solution, free));
        } finally {
            seen.release();
            turns.forEach(Mat::release);
            shifts.forEach(Mat::release);
        }
    }

    private UnitPose unitPose(Corners corners, Solution solution, double freeError) {
        List<Double> covariance = new ArrayList<>();
        for (double entry : fit.covariance(corners, solution)) {
            covariance.add(entry);
        }
        double heading = StrictMath.IEEEremainder(solution.heading(), 2 * Math.PI);
        return new UnitPose(
                solution.x(), solution.y(), heading, covariance, corners, solution.meanErrorPixels(), freeError);
    }

    private double freeError(Corners corners, Mat turn, Mat shift) {
        MatOfPoint2f projected = new MatOfPoint2f();
        try {
            Calib3d.projectPoints(square, turn, shift, cameraMatrix, distortion, projected);
            double[] residuals = corners.flat();
            Point[] points = projected.toArray();
            for (int i = 0; i < 4; i++) {
                residuals[2 * i] -= points[i].x;
                residuals[2 * i + 1] -= points[i].y;
            }
            return UprightFit.meanError(residuals);
        } finally {
            projected.release();
        }
    }

    /** The free marker pose in the camera, taken to the unit's x, y and heading in {@code map}: where the refinement starts. */
    private double[] unitPose(Mat turn, Mat shift) {
        Mat rotation = new Mat();
        Calib3d.Rodrigues(turn, rotation);
        double[] toCamera = new double[9];
        rotation.get(0, 0, toCamera);
        rotation.release();
        double[] inCamera = new double[3];
        shift.get(0, 0, inCamera);
        double[] toMap = model.camera().orientation().matrix();
        double axisX = toMap[0] * toCamera[0] + toMap[1] * toCamera[3] + toMap[2] * toCamera[6];
        double axisY = toMap[3] * toCamera[0] + toMap[4] * toCamera[3] + toMap[5] * toCamera[6];
        double heading = StrictMath.atan2(axisY, axisX) - model.mount().headingOffsetRadians();
        double cos = StrictMath.cos(heading);
        double sin = StrictMath.sin(heading);
        List<Double> camera = model.camera().positionMeters();
        double markerX = camera.get(0) + toMap[0] * inCamera[0] + toMap[1] * inCamera[1] + toMap[2] * inCamera[2];
        double markerY = camera.get(1) + toMap[3] * inCamera[0] + toMap[4] * inCamera[1] + toMap[5] * inCamera[2];
        double offsetX = model.mount().offsetXMeters();
        double offsetY = model.mount().offsetYMeters();
        return new double[] {markerX - cos * offsetX + sin * offsetY, markerY - sin * offsetX - cos * offsetY, heading};
    }
}

package org.robograde.agent.vision.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point3;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * Where a track begins. A flat square is explained by two poses (Collins and Bartoli 2014); which is meant is told by the sightings
 * of other cameras, or, for a body that stands, by its uprightness.
 */
final class FirstPose {
    /** So far from its prediction a corner of a right pose never lies. */
    private static final double ERROR_PIXELS_MAX = 12;
    /** A body that stands leans less than this. */
    private static final double LEAN_RADIANS_MAX = 0.5;

    private FirstPose() {}

    /** The pose that explains the last sighting and most of those just before it. */
    static Optional<RigidTransform> of(
            List<TrackCamera> cameras, List<BodyMarker> markers, List<MarkerSighting> sightings, boolean upright) {
        MarkerSighting last = sightings.get(sightings.size() - 1);
        RigidTransform best = null;
        double least = Double.POSITIVE_INFINITY;
        for (RigidTransform pose : candidates(cameras, markers, last)) {
            double lean = lean(pose);
            if (upright && lean > LEAN_RADIANS_MAX) {
                continue;
            }
            double error = upright ? lean : 0;
            for (MarkerSighting sighting : sightings) {
                boolean near = last.stampNanos() - sighting.stampNanos() < 200_000_000L;
                error += near ? Math.min(ERROR_PIXELS_MAX, error(cameras, markers, sighting, pose)) : 0;
            }
            if (error < least) {
                least = error;
                best = pose;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double lean(RigidTransform pose) {
        return StrictMath.acos(Math.max(-1, Math.min(1, pose.rotation()[8])));
    }

    private static List<RigidTransform> candidates(
            List<TrackCamera> cameras, List<BodyMarker> markers, MarkerSighting sighting) {
        NativeOpenCv.ready();
        TrackCamera camera = cameras.get(sighting.camera());
        BodyMarker marker = markers.get(sighting.marker());
        PinholeLens lens = camera.lens();
        double half = marker.sizeMeters() / 2;
        MatOfPoint3f square = new MatOfPoint3f(
                new Point3(-half, half, 0),
                new Point3(half, half, 0),
                new Point3(half, -half, 0),
                new Point3(-half, -half, 0));
        MatOfPoint2f seen = new MatOfPoint2f(sighting.corners().points());
        Mat matrix = new Mat(3, 3, CvType.CV_64F);
        matrix.put(0, 0, lens.fx(), 0, lens.cx(), 0, lens.fy(), lens.cy(), 0, 0, 1);
        MatOfDouble distortion = new MatOfDouble(
                lens.distortion().stream().mapToDouble(Double::doubleValue).toArray());
        List<Mat> turns = new ArrayList<>();
        List<Mat> shifts = new ArrayList<>();
        try {
            Calib3d.solvePnPGeneric(
                    square, seen, matrix, distortion, turns, shifts, false, Calib3d.SOLVEPNP_IPPE_SQUARE);
            List<RigidTransform> poses = new ArrayList<>();
            for (int i = 0; i < turns.size(); i++) {
                double[] r = new double[3];
                double[] t = new double[3];
                turns.get(i).get(0, 0, r);
                shifts.get(i).get(0, 0, t);
                poses.add(camera.inMap()
                        .then(RigidTransform.ofRotationVector(r, t))
                        .then(marker.inBody().inverse()));
            }
            return poses;
        } finally {
            square.release();
            seen.release();
            matrix.release();
            distortion.release();
            turns.forEach(Mat::release);
            shifts.forEach(Mat::release);
        }
    }

    private static double error(
            List<TrackCamera> cameras, List<BodyMarker> markers, MarkerSighting sighting, RigidTransform pose) {
        TrackCamera camera = cameras.get(sighting.camera());
        RigidTransform toCamera = camera.inMap().inverse().then(pose);
        double worst = 0;
        for (int i = 0; i < 4; i++) {
            double[] corner = markers.get(sighting.marker()).corner(i);
            double[] pixel = camera.lens().pixel(toCamera.apply(corner[0], corner[1], corner[2]));
            double distance = Math.hypot(
                    pixel[0] - sighting.corners().x(i),
                    pixel[1] - sighting.corners().y(i));
            worst = Double.isNaN(distance) ? ERROR_PIXELS_MAX : Math.max(worst, distance);
        }
        return worst;
    }
}

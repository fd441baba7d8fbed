package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.Objdetect;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.world.PlanePose;

/** What OpenCV's own detector, calibrated like the camera, reads from the rendered pictures of a whole drive. */
class OverheadPictureTest {
    private static final double MARKER_METERS = 0.40;
    private static final double MARKER_HEIGHT_METERS = 0.45;
    private static final List<Double> POSITION_ERRORS = new ArrayList<>();
    private static final List<Double> HEADING_ERRORS = new ArrayList<>();
    private static final List<Double> HEIGHTS = new ArrayList<>();
    private static int frames;

    @BeforeAll
    static void drive() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, true, 7)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(60);
            frames = run.diary.images.size();
            for (int i = 0; i < frames; i++) {
                FieldDiary.TruePose truth = run.diary.poseAtImage(i);
                read(run.diary.images.get(i)).ifPresent(reading -> compare(reading, truth.pose()));
            }
        }
        Collections.sort(POSITION_ERRORS);
        Collections.sort(HEADING_ERRORS);
    }

    @AfterAll
    static void report() {
        System.out.printf(
                "overhead picture: %d of %d frames read, position error mean %.1f mm, p95 %.1f mm, heading error p95 %.2f deg, height mean %.3f m%n",
                POSITION_ERRORS.size(),
                frames,
                1000 * mean(POSITION_ERRORS),
                1000 * p95(POSITION_ERRORS),
                Math.toDegrees(p95(HEADING_ERRORS)),
                mean(HEIGHTS));
    }

    @Test
    void the_marker_is_found_in_nearly_every_frame() {
        assertThat(frames).isGreaterThan(100);
        assertThat((double) POSITION_ERRORS.size() / frames).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void its_position_agrees_with_the_truth_within_ten_millimetres_on_average() {
        assertThat(mean(POSITION_ERRORS)).isLessThanOrEqualTo(0.010);
        assertThat(p95(POSITION_ERRORS)).isLessThanOrEqualTo(0.020);
    }

    @Test
    void its_heading_agrees_with_the_truth_within_a_degree() {
        assertThat(Math.toDegrees(p95(HEADING_ERRORS))).isLessThanOrEqualTo(1.0);
    }

    /** At this size the corner refinement pulls each corner about a tenth of a pixel inwards: 1 % of the distance. */
    @Test
    void its_size_says_how_far_from_the_camera_it_is() {
        assertThat(7.0 - mean(HEIGHTS))
                .isBetween(0.99 * (7.0 - MARKER_HEIGHT_METERS), 1.01 * (7.0 - MARKER_HEIGHT_METERS));
    }

    private static void compare(Reading reading, PlanePose truth) {
        POSITION_ERRORS.add(Math.hypot(reading.x - truth.x(), reading.y - truth.y()));
        HEADING_ERRORS.add(Math.abs(PlanePose.wrap(reading.heading - truth.headingRadians())));
        HEIGHTS.add(reading.height);
    }

    private record Reading(double x, double y, double heading, double height) {}

    /** solvePnP for direction, size and heading; the position is where that direction meets the marker's known height. */
    private static Optional<Reading> read(byte[] jpeg) {
        Mat image = Imgcodecs.imdecode(new MatOfByte(jpeg), Imgcodecs.IMREAD_GRAYSCALE);
        DetectorParameters parameters = new DetectorParameters();
        parameters.set_cornerRefinementMethod(Objdetect.CORNER_REFINE_SUBPIX);
        ArucoDetector detector =
                new ArucoDetector(Objdetect.getPredefinedDictionary(Objdetect.DICT_4X4_50), parameters);
        List<Mat> corners = new ArrayList<>();
        Mat ids = new Mat();
        detector.detectMarkers(image, corners, ids);
        for (int i = 0; i < ids.rows(); i++) {
            if ((int) ids.get(i, 0)[0] == 7) {
                return Optional.of(pose(corners.get(i)));
            }
        }
        return Optional.empty();
    }

    private static Reading pose(Mat corners) {
        Mat camera = Mat.eye(3, 3, CvType.CV_64F);
        camera.put(0, 0, 680, 0, 640, 0, 680, 360, 0, 0, 1);
        MatOfDouble distortion = new MatOfDouble(-0.05, 0.01, 0, 0, 0);
        double h = MARKER_METERS / 2;
        MatOfPoint3f square = new MatOfPoint3f(
                new Point3(-h, h, 0), new Point3(h, h, 0), new Point3(h, -h, 0), new Point3(-h, -h, 0));
        Point[] seen = new Point[4];
        Arrays.setAll(seen, k -> new Point(corners.get(0, k)));
        Mat rotation = new Mat();
        Mat translation = new Mat();
        Calib3d.solvePnP(
                square,
                new MatOfPoint2f(seen),
                camera,
                distortion,
                rotation,
                translation,
                false,
                Calib3d.SOLVEPNP_IPPE_SQUARE);
        double right = translation.get(0, 0)[0];
        double down = translation.get(1, 0)[0];
        double forward = translation.get(2, 0)[0];
        Mat axes = new Mat();
        Calib3d.Rodrigues(rotation, axes);
        // The camera looks straight down with its x to the east: map x = 6 + right, map y = 3.3 - down.
        double scale = (7.0 - MARKER_HEIGHT_METERS) / forward;
        double heading = Math.atan2(-axes.get(1, 0)[0], axes.get(0, 0)[0]);
        return new Reading(6.0 + scale * right, 3.3 - scale * down, heading, 7.0 - forward);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double p95(List<Double> sorted) {
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }
}

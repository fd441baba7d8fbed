package org.robograde.agent.vision.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.objdetect.CharucoBoard;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.calibration.CalibrationTarget.Kind;
import org.robograde.agent.vision.calibration.LensModel.Distortion;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.geometry.NormalMatrix;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.agent.vision.scene.PlaneRenderer;

class CalibrationTest {
    private static final RealMatrix NO_LENS_COVARIANCE = new Array2DRowRealMatrix(9, 9);
    private static final PinholeLens LENS =
            new PinholeLens(640, 480, 520, 525, 322, 236, List.of(-0.20, 0.06, 0.001, -0.0005, 0.0));
    private static final CalibrationTarget BOARD = new CalibrationTarget(Kind.CHESSBOARD, 9, 6, 0.03, 0, "");

    @Test
    void the_stated_covariance_holds_the_true_lens_as_often_as_it_says() {
        NativeOpenCv.ready();
        LensModel model = new LensModel(Distortion.PLUMB_BOB, false);
        int inside = 0;
        int runs = 20;
        for (int seed = 1; seed <= runs; seed++) {
            LensCalibration calibration = LensCalibration.of(views(new Random(seed), 8, 0.2), 640, 480, model);
            RealMatrix covariance = calibration.covariance().getSubMatrix(0, 3, 0, 3);
            double[] error = new double[4];
            for (int i = 0; i < 4; i++) {
                error[i] = calibration.lens().parameters()[i] - LENS.parameters()[i];
            }
            double distance = new ArrayRealVector(error)
                    .dotProduct(NormalMatrix.inverse(covariance).operate(new ArrayRealVector(error)));
            inside += distance <= 9.488 ? 1 : 0; // Chi-squared, 4 degrees of freedom, 95 %.
        }
        // Binomial: 20 draws at 95 % give fewer than 15 about once in three thousand.
        assertThat(inside).isBetween(15, 20);
    }

    @Test
    void the_covariances_diagonal_is_opencvs_own() {
        NativeOpenCv.ready();
        List<TargetView> views = views(new Random(4), 12, 0.2);
        List<Mat> points = new ArrayList<>();
        List<Mat> pixels = new ArrayList<>();
        views.forEach(view -> {
            points.add(LensCalibration.points(view));
            pixels.add(LensCalibration.pixels(view));
        });
        Mat deviations = new Mat();
        Calib3d.calibrateCameraExtended(
                points,
                pixels,
                new Size(640, 480),
                Mat.eye(3, 3, CvType.CV_64F),
                new MatOfDouble(new double[5]),
                new ArrayList<>(),
                new ArrayList<>(),
                deviations,
                new Mat(),
                new Mat());

        LensCalibration ours = LensCalibration.of(views, 640, 480, new LensModel(Distortion.PLUMB_BOB, false));

        for (int i = 0; i < 9; i++) {
            double theirs = deviations.get(i, 0)[0];
            assertThat(ours.standardUncertainty(i)).as("parameter %d", i).isCloseTo(theirs, within(0.02 * theirs));
        }
    }

    @Test
    void a_rendered_charuco_board_gives_the_lens_it_was_rendered_with() {
        NativeOpenCv.ready();
        CalibrationTarget target = new CalibrationTarget(Kind.CHARUCO, 7, 5, 0.04, 0.03, "DICT_4X4_50");
        CharucoBoard board = new CharucoBoard(new Size(7, 5), 0.04f, 0.03f, FiducialDictionary.get("DICT_4X4_50"));
        Mat sheet = new Mat();
        board.generateImage(new Size(1400, 1000), sheet, 0, 1);
        PlaneRenderer.Print print = PlaneRenderer.sheet(sheet, 0.0002);
        TargetFinder finder = new TargetFinder(target);
        Random chance = new Random(3);
        List<TargetView> views = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            PlaneRenderer renderer = new PlaneRenderer(LENS, 120);
            renderer.draw(print, inFront(chance, 0.28, 0.20, 0.45, 0.7));
            Mat picture = renderer.picture(2, chance);
            finder.find("view" + i, picture).ifPresent(views::add);
            picture.release();
        }

        LensCalibration calibration = LensCalibration.of(views, 640, 480, new LensModel(Distortion.PLUMB_BOB, false));

        assertThat(views).hasSizeGreaterThanOrEqualTo(7);
        assertThat(calibration.rmsPixels()).isLessThan(0.3);
        for (int i = 0; i < 4; i++) {
            assertThat(calibration.lens().parameters()[i])
                    .isCloseTo(LENS.parameters()[i], within(4 * calibration.standardUncertainty(i)));
        }
    }

    @Test
    void a_camera_hangs_where_the_survey_says_within_its_stated_region() {
        SurveyedFiducials survey = survey(0.002);
        int inside = 0;
        int runs = 100;
        for (int seed = 1; seed <= runs; seed++) {
            Random chance = new Random(seed);
            RigidTransform truth = RigidTransform.of(
                            new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {2 + chance.nextDouble(), 1.5, 4})
                    .changed(new double[] {
                        0, 0, 0, 0.2 * chance.nextGaussian(), 0.2 * chance.nextGaussian(), chance.nextGaussian()
                    });
            CameraPlacing placing =
                    CameraPlacing.of(seen(survey, truth, chance, 0.1), LENS, NO_LENS_COVARIANCE, survey);
            double[] error = placing.inMap().changeFrom(truth);
            double distance = new ArrayRealVector(error)
                    .dotProduct(NormalMatrix.inverse(placing.covariance()).operate(new ArrayRealVector(error)));
            inside += distance <= 12.592 ? 1 : 0; // Chi-squared, 6 degrees of freedom, 95 %.
        }
        // Binomial: 100 draws at 95 % give fewer than 88 about once in a thousand.
        assertThat(inside).isBetween(88, 100);
    }

    @Test
    void a_camera_on_a_wrist_is_found_from_pictures_of_a_fixed_board() {
        Random chance = new Random(8);
        RigidTransform camera =
                RigidTransform.ofRotationVector(new double[] {0.1, -0.05, 1.5}, new double[] {0.03, -0.02, 0.08});
        RigidTransform target =
                RigidTransform.ofRotationVector(new double[] {3.0, 0.1, 0.2}, new double[] {0.6, 0.1, 0});
        List<TargetView> views = new ArrayList<>();
        List<RigidTransform> wrists = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RigidTransform targetInCamera = inFront(chance, 0.24, 0.15, 0.4, 0.7);
            wrists.add(target.then(targetInCamera.inverse()).then(camera.inverse()));
            views.add(view("v" + i, targetInCamera, chance, 0.1));
        }

        HandEyeCalibration found = HandEyeCalibration.of(views, wrists, LENS);

        double[] error = found.cameraInWrist().changeFrom(camera);
        for (int i = 0; i < 6; i++) {
            assertThat(Math.abs(error[i]))
                    .isLessThan(4 * Math.sqrt(found.covariance().getEntry(i, i)));
        }
        assertThat(found.cameraInWrist().distanceTo(camera)).isLessThan(0.001);
        assertThat(found.rmsPixels()).isCloseTo(0.1 * Math.sqrt(2), within(0.03));
    }

    @Test
    void what_cannot_be_calibrated_is_told_in_one_sentence() {
        assertThatThrownBy(() -> LensCalibration.of(
                        views(new Random(1), 2, 0.1), 640, 480, new LensModel(Distortion.NONE, true)))
                .isInstanceOf(VisionInputException.class)
                .hasMessage("the target was found in 2 pictures; at least 3 from different angles are needed");
        assertThatThrownBy(() -> new CalibrationTarget(Kind.CHARUCO, 5, 7, 0.04, 0.05, "DICT_4X4_50"))
                .hasMessage("a ChArUco board's markers must be smaller than its squares of 0.04 m; 0.05 m was given");
        assertThatThrownBy(() -> new CalibrationTarget(Kind.DOTS, 2, 7, 0.04, 0, ""))
                .hasMessageContaining("it needs 3 to 100 points");
        List<RigidTransform> still = List.of(RigidTransform.IDENTITY, RigidTransform.IDENTITY, RigidTransform.IDENTITY);
        assertThatThrownBy(() -> HandEyeCalibration.of(views(new Random(1), 3, 0.1), still, LENS))
                .hasMessage("the wrist's poses do not hold where the camera sits: turn the wrist about two axes between"
                        + " pictures");
    }

    @Test
    void a_number_that_hangs_twice_and_a_picture_of_another_size_are_refused() {
        NativeOpenCv.ready();
        SurveyedFiducials survey = survey(0.001);
        PlaneRenderer renderer = new PlaneRenderer(LENS, 120);
        PlaneRenderer.Print marker = PlaneRenderer.marker("DICT_4X4_50", 3, 0.2);
        RigidTransform facing =
                RigidTransform.of(new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {-0.4, 0, 2});
        renderer.draw(marker, facing);
        renderer.draw(marker, facing.changed(new double[] {0.8, 0, 0, 0, 0, 0}));
        Mat twice = renderer.picture(1, new Random(1));
        assertThatThrownBy(() -> CameraPlacing.of(twice, LENS, NO_LENS_COVARIANCE, survey))
                .hasMessage("fiducial 3 is in the picture 2 times; each number may hang once");
        Mat small = new Mat(100, 100, CvType.CV_8U);
        assertThatThrownBy(() -> CameraPlacing.of(small, LENS, NO_LENS_COVARIANCE, survey))
                .hasMessage("the picture has 100x100 pixels, the lens was calibrated at 640x480");
        Mat empty = Mat.zeros(480, 640, CvType.CV_8U);
        assertThatThrownBy(() -> CameraPlacing.of(empty, LENS, NO_LENS_COVARIANCE, survey))
                .hasMessage("none of the 6 surveyed fiducials is in the picture");
    }

    @Test
    void the_document_is_signed_and_reads_back(@TempDir Path folder) throws IOException {
        LensModel model = new LensModel(Distortion.PLUMB_BOB, false);
        LensCalibration calibration = LensCalibration.of(views(new Random(2), 8, 0.2), 640, 480, model);
        Path file = folder.resolve("calibration-hall.json");
        CalibrationDocument.of("hall", LocalDate.parse("2026-10-01"), LocalDate.parse("2027-10-01"))
                .withLens(calibration, BOARD, model, Map.of())
                .write(file, SigningKey.in(folder.resolve("key")));

        CalibrationDocument read = CalibrationDocument.read(file);

        assertThat(read.camera()).isEqualTo("hall");
        assertThat(read.validUntil()).isEqualTo(LocalDate.parse("2027-10-01"));
        assertThat(read.lens()).isEqualTo(calibration.lens());
        assertThat(read.lensCovariance()).isEqualTo(calibration.covariance());
        Files.writeString(file, Files.readString(file).replace("2027", "2031"));
        assertThatThrownBy(() -> CalibrationDocument.read(file))
                .isInstanceOf(VisionInputException.class)
                .hasMessageContaining("calibration-hall.json");
        assertThatThrownBy(() ->
                        CalibrationDocument.of("hall", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-09-30")))
                .hasMessage("the calibration would end on 2026-09-30, before it begins on 2026-10-01");
    }

    private static SurveyedFiducials survey(double uncertainty) {
        Map<Integer, RigidTransform> places = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            places.put(i, RigidTransform.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[] {
                1 + i % 3 * 1.5, 0.5 + 2 * Math.floorDiv(i, 3), 0.3 * (i % 2)
            }));
        }
        return new SurveyedFiducials("DICT_4X4_50", 0.2, uncertainty, places);
    }

    private static Map<Integer, Corners> seen(
            SurveyedFiducials survey, RigidTransform camera, Random chance, double noise) {
        Map<Integer, Corners> seen = new TreeMap<>();
        survey.inMap().keySet().forEach(id -> {
            double[] off = new double[3];
            for (int i = 0; i < 3; i++) {
                off[i] = survey.standardUncertaintyMeters() * chance.nextGaussian();
            }
            Point[] points = new Point[4];
            for (int i = 0; i < 4; i++) {
                double[] p = survey.corner(id, i).orElseThrow();
                double[] pixel = LENS.pixel(camera.inverse().apply(p[0] + off[0], p[1] + off[1], p[2] + off[2]));
                points[i] =
                        new Point(pixel[0] + noise * chance.nextGaussian(), pixel[1] + noise * chance.nextGaussian());
            }
            seen.put(id, Corners.of(points));
        });
        return seen;
    }

    private static List<TargetView> views(Random chance, int count, double noise) {
        List<TargetView> views = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            views.add(view("v" + i, inFront(chance, 0.24, 0.15, 0.35, 0.7), chance, noise));
        }
        return views;
    }

    private static TargetView view(String name, RigidTransform targetInCamera, Random chance, double noise) {
        double[][] points = new double[54][];
        double[][] pixels = new double[54][];
        for (int i = 0; i < 54; i++) {
            points[i] = new double[] {0.03 * (i % 9), 0.03 * Math.floorDiv(i, 9), 0};
            double[] pixel = LENS.pixel(targetInCamera.apply(points[i][0], points[i][1], 0));
            pixels[i] =
                    new double[] {pixel[0] + noise * chance.nextGaussian(), pixel[1] + noise * chance.nextGaussian()};
        }
        return new TargetView(name, points, pixels);
    }

    /** A board of a size, somewhere before the camera, turned at random. */
    private static RigidTransform inFront(Random chance, double width, double height, double near, double far) {
        double z = near + (far - near) * chance.nextDouble();
        RigidTransform turn = RigidTransform.ofRotationVector(
                new double[] {0.4 * chance.nextGaussian(), 0.4 * chance.nextGaussian(), 0.3 * chance.nextGaussian()},
                new double[3]);
        double[] middle = turn.apply(width / 2, height / 2, 0);
        double reach = 0.15 * z;
        return turn.changed(new double[] {
            reach * (2 * chance.nextDouble() - 1) - middle[0],
            reach * (2 * chance.nextDouble() - 1) - middle[1],
            z - middle[2],
            0,
            0,
            0
        });
    }

    @Test
    void pictures_that_cannot_be_calibrated_on_are_told_in_one_sentence_each(@TempDir Path folder) throws IOException {
        NativeOpenCv.ready();
        Path whole = folder.resolve("whole.jpg");
        Mat picture = new Mat(480, 640, CvType.CV_8U, new org.opencv.core.Scalar(90));
        Files.write(whole, PlaneRenderer.jpeg(picture, 90));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.jpg"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path one = picture(folder.resolve("one.png"), 1, 1);
        Path wide = picture(folder.resolve("wide.png"), 20, 20_000);
        Path other = picture(folder.resolve("other.png"), 100, 100);

        assertThat(refused(cut))
                .isEqualTo(cut + ": cut off: " + bytes.length / 2 + " bytes end before the picture's end mark");
        assertThat(refused(one)).isEqualTo(one + ": 1x1 pixels; at least 16 on a side are needed");
        assertThat(refused(wide)).isEqualTo(wide + ": 20000x20 pixels; at most 16384 on a side are read");
        assertThat(refused(whole, other)).startsWith(other + ": 100x100 pixels, the pictures before have 640x480");
        assertThat(refused(folder.resolve("absent.png"))).endsWith("absent.png: no such file");
    }

    private static Path picture(Path file, int rows, int columns) {
        org.opencv.imgcodecs.Imgcodecs.imwrite(
                file.toString(), new Mat(rows, columns, CvType.CV_8U, new org.opencv.core.Scalar(90)));
        return file;
    }

    private static String refused(Path... pictures) {
        return String.valueOf(org.assertj.core.api.Assertions.catchThrowableOfType(
                        VisionInputException.class,
                        () -> CalibrationPictures.look(List.of(pictures), BOARD, done -> {}))
                .getMessage());
    }
}

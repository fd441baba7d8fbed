package org.robograde.agent.vision.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.robograde.agent.vision.calibration.CalibrationTarget.Kind;
import org.robograde.agent.vision.calibration.LensModel.Distortion;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.picture.PictureFile;

/** Calibrations of photographs whose results others published. */
class PublishedCalibrationsTest {
    private static final RealMatrix NO_LENS_COVARIANCE = new Array2DRowRealMatrix(9, 9);

    @Test
    void the_left_camera_of_opencvs_samples_comes_out_as_published() throws IOException {
        Path folder = data("opencv-chessboard-left");
        JsonNode published = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("EXPECTED.json")));
        TargetFinder finder = new TargetFinder(new CalibrationTarget(Kind.CHESSBOARD, 9, 6, 0.025, 0, ""));
        List<TargetView> views = new ArrayList<>();
        for (Path picture : pictures(folder, ".jpg")) {
            finder.find(picture.getFileName().toString(), grey(picture)).ifPresent(views::add);
        }

        LensCalibration calibration = LensCalibration.of(views, 640, 480, new LensModel(Distortion.PLUMB_BOB, true));

        assertThat(views).hasSize(13);
        double rms = published.get("mean_reprojection_px").doubleValue();
        assertThat(calibration.rmsPixels()).isLessThanOrEqualTo(rms);
        assertAgrees(calibration, 0, published.get("fx").doubleValue(), rms);
        assertAgrees(calibration, 2, published.get("cx").doubleValue(), rms);
        assertAgrees(calibration, 3, published.get("cy").doubleValue(), rms);
    }

    /** Within three standard uncertainties of both: theirs is ours times the ratio of what the points scattered. */
    private static void assertAgrees(LensCalibration ours, int parameter, double published, double publishedRms) {
        double both = ours.standardUncertainty(parameter) * Math.hypot(1, publishedRms / ours.rmsPixels());
        assertThat(ours.lens().parameters()[parameter]).isCloseTo(published, within(3 * both));
    }

    @Test
    void the_dot_grid_of_ros_industrial_gives_lens_and_hand_eye() throws IOException {
        Path folder = data("rct-10x10");
        CalibrationTarget target = new CalibrationTarget(Kind.DOTS, 10, 10, 0.0254, 0, "");
        TargetFinder finder = new TargetFinder(target);
        List<TargetView> views = new ArrayList<>();
        List<RigidTransform> wrist = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var view = finder.find(i + ".png", grey(folder.resolve("images/" + i + ".png")));
            assertThat(view).as("picture %d", i).isPresent();
            views.add(view.get());
            YamlTree pose = YamlTree.parse(i + ".yaml", Files.readAllBytes(folder.resolve("poses/" + i + ".yaml")));
            wrist.add(RigidTransform.ofQuaternion(
                    pose.number("x", -9, 9),
                    pose.number("y", -9, 9),
                    pose.number("z", -9, 9),
                    List.of(
                            pose.number("qx", -1, 1),
                            pose.number("qy", -1, 1),
                            pose.number("qz", -1, 1),
                            pose.number("qw", -1, 1))));
        }
        YamlTree published = YamlTree.parse(
                        "camera_intr_calibrated.yaml",
                        Files.readAllBytes(folder.resolve("camera_intr_calibrated.yaml")))
                .tree("intrinsics");
        LensCalibration own = LensCalibration.of(views, 640, 480, new LensModel(Distortion.PLUMB_BOB, false));
        PinholeLens theirs = new PinholeLens(
                640,
                480,
                published.number("fx", 1, 1e4),
                published.number("fy", 1, 1e4),
                published.number("cx", 1, 1e4),
                published.number("cy", 1, 1e4),
                List.of(0.0, 0.0, 0.0, 0.0, 0.0));

        HandEyeCalibration handEye = HandEyeCalibration.of(views, wrist, own.lens());
        HandEyeCalibration without = HandEyeCalibration.of(views.subList(1, 10), wrist.subList(1, 10), own.lens());

        // Published without distortion and without a tolerance, from five more pictures than are here.
        assertThat(own.lens().fx()).isCloseTo(theirs.fx(), within(0.01 * theirs.fx()));
        assertThat(own.lens().fy()).isCloseTo(theirs.fy(), within(0.01 * theirs.fy()));
        assertThat(own.lens().cx()).isCloseTo(theirs.cx(), within(4.0));
        assertThat(own.lens().cy()).isCloseTo(theirs.cy(), within(4.0));
        // The arm's own error, not the corners', is what is left: 0.2 pixels by the lens alone, 1.7 over the wrist's
        // poses.
        assertThat(own.rmsPixels()).isLessThan(0.25);
        assertThat(handEye.rmsPixels()).isLessThan(2.0);
        RigidTransform quarterTurn = RigidTransform.ofRotationVector(new double[] {0, 0, -Math.PI / 2}, new double[3]);
        assertThat(handEye.cameraInWrist().angleTo(quarterTurn)).isLessThan(Math.toRadians(3));
        assertThat(handEye.targetInBase().distanceTo(without.targetInBase())).isLessThan(0.02);
    }

    /** Camera and marker as the node's own test has them: its test's camera info, and the map entry it asserts to 1 mm. */
    @Test
    void a_tag_in_a_dark_room_stands_where_the_ubiquity_robotics_test_has_it() throws IOException {
        Path folder = data("fiducials-images");
        JsonNode expected = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("EXPECTED.json")));
        JsonNode tag = expected.get("403.jpg");
        PinholeLens lens = new PinholeLens(
                1280,
                960,
                1006.126285753055,
                1004.015433012594,
                655.8639244150409,
                490.6140221242933,
                List.of(0.1349735087283542, -0.2335869827451621, 0.0006697030315075139, 0.004846737465872353, 0.0));
        Mat grey = grey(folder.resolve("403.jpg"));
        Map<Integer, List<Corners>> found = new FiducialDetector("DICT_5X5_1000", 0).detectAll(grey);
        SurveyedFiducials atOrigin = new SurveyedFiducials(
                "DICT_5X5_1000", expected.get("marker_side_m").doubleValue(), 0, Map.of(403, RigidTransform.IDENTITY));

        CameraPlacing placing = CameraPlacing.of(
                Map.of(403, found.getOrDefault(403, List.of()).get(0)), lens, NO_LENS_COVARIANCE, atOrigin);

        var camera = new java.util.Scanner(tag.get("camera_in_base_xyz_ypr").asText()).useLocale(Locale.ROOT);
        double[] p = new double[6];
        for (int i = 0; i < 6; i++) {
            p[i] = camera.nextDouble();
        }
        RigidTransform cameraInBase =
                RigidTransform.of(ofYawPitchRoll(p[3], p[4], p[5]), new double[] {p[0], p[1], p[2]});
        double[] shift = cameraInBase.then(placing.inMap().inverse()).shift();
        for (int i = 0; i < 3; i++) {
            assertThat(shift[i])
                    .isCloseTo(
                            tag.get("marker_in_base_xyz").get(i).doubleValue(),
                            within(tag.get("tolerance").doubleValue()));
        }
    }

    private static double[] ofYawPitchRoll(double yaw, double pitch, double roll) {
        RigidTransform z = RigidTransform.ofRotationVector(new double[] {0, 0, yaw}, new double[3]);
        RigidTransform y = RigidTransform.ofRotationVector(new double[] {0, pitch, 0}, new double[3]);
        RigidTransform x = RigidTransform.ofRotationVector(new double[] {roll, 0, 0}, new double[3]);
        return z.then(y).then(x).rotation();
    }

    private static Mat grey(Path picture) {
        return PictureFile.grey(picture);
    }

    private static List<Path> pictures(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            Map<String, Path> sorted = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> sorted.put(file.toString(), file));
            return List.copyOf(sorted.values());
        }
    }

    private static Path data(String dataset) {
        Path folder = Path.of(System.getProperty("robograde.testdata", "../shared/data"), dataset);
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no test data");
        return folder;
    }
}

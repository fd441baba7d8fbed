package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.vision.geometry.NormalMatrix;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.agent.vision.scene.PlaneRenderer;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.Ros1Codec;

/** A simulated hall: two cameras 3 m up that look down at a slant, a unit on an uneven floor, an AprilTag on its top. */
class UnitTrackTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String UNIT = """
            unit: test-unit
            fiducial: {dictionary: DICT_APRILTAG_36h11, id: 7, sizeMeters: 0.24, heightMeters: 0.45}
            """;
    private static final PinholeLens LENS =
            new PinholeLens(1280, 720, 680, 680, 640, 360, List.of(-0.05, 0.01, 0.0, 0.0, 0.0));

    @TempDir
    Path folder;

    @Test
    void two_cameras_give_one_track_of_six_dimensions_whose_region_holds_the_truth() {
        NativeOpenCv.ready();
        List<RigidTransform> stated = List.of(place(2.0, 0.3, 0.45), place(-2.0, -0.3, -0.45));
        TestBundle bundle = new TestBundle(folder.resolve("b"), site(stated), UNIT);
        Random chance = new Random(6);
        List<RigidTransform> hanging = new ArrayList<>();
        for (RigidTransform pose : stated) {
            double[] error = new double[6];
            for (int i = 0; i < 6; i++) {
                error[i] = (i < 3 ? 0.002 : 0.0005) * chance.nextGaussian();
            }
            hanging.add(pose.changed(error));
        }
        PlaneRenderer.Print tag = PlaneRenderer.marker("DICT_APRILTAG_36h11", 7, 0.24);
        int frames = 20;
        for (int i = 0; i < frames; i++) {
            int camera = i % 2;
            double t = 0.05 * i;
            PlaneRenderer renderer = new PlaneRenderer(LENS, 130);
            RigidTransform tagInMap =
                    truth(t).then(RigidTransform.of(RigidTransform.IDENTITY.rotation(), new double[] {0, 0, 0.45}));
            renderer.draw(tag, hanging.get(camera).inverse().then(tagInMap));
            Mat picture = renderer.picture(2.5, chance);
            long at = SECOND + Math.round(t * SECOND);
            bundle.picture(camera == 0 ? "east" : "west", at + 2_000_000, at, PlaneRenderer.jpeg(picture, 90));
            picture.release();
        }

        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), done -> {});

        List<Message> track = new ArrayList<>();
        observed.read(
                List.of(ObservationChannels.UNIT_TRACK),
                message -> track.add(Ros1Codec.decode(
                        MessageRegistry.shipped().get("geometry_msgs/PoseWithCovarianceStamped"), message.payload())));
        assertThat(track).hasSize(frames);
        int inside = 0;
        for (Message pose : track) {
            RigidTransform truth = truth((pose.time("header.stamp").toNanos() - SECOND) / 1e9);
            RigidTransform found = RigidTransform.ofQuaternion(
                    pose.number("pose.pose.position.x"),
                    pose.number("pose.pose.position.y"),
                    pose.number("pose.pose.position.z"),
                    List.of(
                            pose.number("pose.pose.orientation.x"),
                            pose.number("pose.pose.orientation.y"),
                            pose.number("pose.pose.orientation.z"),
                            pose.number("pose.pose.orientation.w")));
            assertThat(found.distanceTo(truth)).isLessThanOrEqualTo(0.020);
            assertThat(Math.toDegrees(found.angleTo(truth))).isLessThanOrEqualTo(1.0);
            RealMatrix covariance = new Array2DRowRealMatrix(6, 6);
            for (int i = 0; i < 36; i++) {
                covariance.setEntry(i / 6, i % 6, pose.numbers("pose.covariance")[i]);
            }
            double[] error = found.changeFrom(truth);
            double distance = new ArrayRealVector(error)
                    .dotProduct(NormalMatrix.inverse(covariance).operate(new ArrayRealVector(error)));
            inside += distance <= 12.592 ? 1 : 0; // Chi-squared, 6 degrees of freedom, 95 %.
        }
        assertThat(inside / (double) frames).isGreaterThanOrEqualTo(0.95);
    }

    private static RigidTransform truth(double t) {
        RigidTransform turn = RigidTransform.ofRotationVector(new double[] {0, 0, 0.5 * t}, new double[3])
                .then(RigidTransform.ofRotationVector(
                        new double[] {0.015 * Math.sin(3 * t), 0.01 * Math.cos(2 * t), 0}, new double[3]));
        return RigidTransform.of(
                turn.rotation(), new double[] {-0.4 + 0.6 * t, 0.2 * Math.sin(t), 0.003 * Math.sin(4 * t)});
    }

    private static RigidTransform place(double x, double y, double slant) {
        return RigidTransform.of(new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {x, y, 3})
                .changed(new double[] {0, 0, 0, 0, slant, 0});
    }

    private static String site(List<RigidTransform> places) {
        StringBuilder site = new StringBuilder("site: test-hall\ncameras:\n");
        String[] ids = {"east", "west"};
        for (int i = 0; i < 2; i++) {
            double[] at = places.get(i).shift();
            site.append(String.format(
                    Locale.ROOT, """
                      %s:
                        pose: {x: %.6f, y: %.6f, z: %.6f, quaternionXyzw: %s}
                        standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.001}
                        calibration: {widthPixels: 1280, heightPixels: 720, fx: 680.0, fy: 680.0, cx: 640.0, cy: 360.0, distortion: [-0.05, 0.01, 0.0, 0.0, 0.0]}
                    """, ids[i], at[0], at[1], at[2], places.get(i).quaternionXyzw()));
        }
        return site.toString();
    }
}

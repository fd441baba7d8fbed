package org.robograde.agent.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.ArrayRealVector;
import org.junit.jupiter.api.Test;
import org.opencv.core.Point;
import org.robograde.agent.vision.fiducial.CornerNoise;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.geometry.NormalMatrix;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** A hall with two cameras 3 m up that look down at a slant, and a body that drives a bend on an uneven floor. */
class BodyTrackerTest {
    static final PinholeLens LENS = new PinholeLens(1280, 720, 680, 680, 640, 360, List.of(-0.05, 0.01, 0.0, 0.0, 0.0));
    static final BodyMarker MARKER = new BodyMarker(
            7, 0.24, RigidTransform.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[] {0.05, 0, 0.45}));

    static List<TrackCamera> cameras() {
        return List.of(camera("east", 2.2, 0.4), camera("west", -2.2, -0.3));
    }

    private static TrackCamera camera(String id, double x, double y) {
        // Looks down, image x to the east, then turned towards the middle of the floor.
        RigidTransform down = RigidTransform.of(new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {x, y, 3});
        double slant = x > 0 ? 0.5 : -0.5;
        return new TrackCamera(id, LENS, down.changed(new double[] {0, 0, 0, 0, slant, 0}), 0.003, 0.001, 0.002);
    }

    static RigidTransform truth(double t) {
        double heading = 0.4 * t;
        RigidTransform turn = RigidTransform.ofRotationVector(new double[] {0, 0, heading}, new double[3])
                .then(RigidTransform.ofRotationVector(
                        new double[] {0.02 * Math.sin(2 * t), 0.015 * Math.cos(1.3 * t), 0}, new double[3]));
        return RigidTransform.of(turn.rotation(), new double[] {
            1.2 * Math.sin(0.4 * t), 1.2 - 1.2 * Math.cos(0.4 * t) - 0.6, 0.004 * Math.sin(3 * t)
        });
    }

    /** What the cameras see if they hang a little otherwise than surveyed and their stamps are a little off. */
    private static List<MarkerSighting> run(Random chance, double seconds, double outliers) {
        List<RigidTransform> hanging = new ArrayList<>();
        for (TrackCamera camera : cameras()) {
            double[] error = new double[6];
            for (int i = 0; i < 6; i++) {
                double deviation =
                        i < 3 ? camera.positionStandardUncertaintyMeters() : camera.angleStandardUncertaintyRadians();
                error[i] = deviation * chance.nextGaussian();
            }
            hanging.add(camera.inMap().changed(error));
        }
        List<MarkerSighting> sightings = new ArrayList<>();
        for (double t = 0; t < seconds; t += 1 / 30.0) {
            for (int c = 0; c < 2; c++) {
                double taken = t + 0.011 * c;
                RigidTransform toCamera = hanging.get(c).inverse().then(truth(taken));
                Point[] points = new Point[4];
                for (int i = 0; i < 4; i++) {
                    double[] corner = MARKER.corner(i);
                    double[] pixel = LENS.pixel(toCamera.apply(corner[0], corner[1], corner[2]));
                    points[i] = new Point(pixel[0], pixel[1]);
                }
                double noise = CornerNoise.pixels(Corners.of(points));
                boolean wrong = chance.nextDouble() < outliers;
                for (Point point : points) {
                    point.x += noise * chance.nextGaussian() + (wrong ? 25 : 0);
                    point.y += noise * chance.nextGaussian();
                }
                double stated = taken + 0.002 * chance.nextGaussian();
                sightings.add(new MarkerSighting(
                        c, Math.round(1e9 * stated) + 1_000_000_000L, 0, Corners.of(points), Math.round(1e9 * taken)));
            }
        }
        sightings.sort(java.util.Comparator.comparingLong(MarkerSighting::stampNanos));
        return sightings;
    }

    @Test
    void the_stated_region_holds_the_truth_and_the_track_is_within_20_mm_and_1_degree_at_3_m() {
        NativeOpenCv.ready();
        int inside = 0;
        int frames = 0;
        double worstMeters = 0;
        double worstDegrees = 0;
        for (int seed = 1; seed <= 5; seed++) {
            List<TrackPose> track = track(run(new Random(seed), 6, 0));
            for (TrackPose pose : track) {
                RigidTransform truth = truth(pose.sighting().tag() / 1e9);
                frames++;
                inside += distance(pose, truth) <= 12.592 ? 1 : 0; // Chi-squared, 6 degrees of freedom, 95 %.
                worstMeters = Math.max(worstMeters, pose.inMap().distanceTo(truth));
                worstDegrees =
                        Math.max(worstDegrees, Math.toDegrees(pose.inMap().angleTo(truth)));
            }
        }
        assertThat(frames).isGreaterThanOrEqualTo(5 * 360);
        assertThat(inside / (double) frames).isGreaterThanOrEqualTo(0.95);
        assertThat(worstMeters).isLessThanOrEqualTo(0.020);
        assertThat(worstDegrees).isLessThanOrEqualTo(1.0);
    }

    @Test
    void wrong_corners_are_left_out_and_the_rest_stands() {
        NativeOpenCv.ready();
        List<TrackPose> track = track(run(new Random(5), 6, 0.1));
        long refused = track.stream().filter(pose -> !pose.accepted()).count();
        double worst = track.stream()
                .mapToDouble(
                        pose -> pose.inMap().distanceTo(truth(pose.sighting().tag() / 1e9)))
                .max()
                .orElseThrow();
        assertThat(refused / (double) track.size()).isBetween(0.07, 0.16);
        assertThat(worst).isLessThanOrEqualTo(0.020);
    }

    @Test
    void the_track_of_a_body_that_speeds_up_lags_neither_behind_nor_ahead() {
        NativeOpenCv.ready();
        double sum = 0;
        int count = 0;
        for (int seed = 1; seed <= 3; seed++) {
            for (TrackPose pose : track(run(new Random(seed), 4, 0))) {
                double t = pose.sighting().tag() / 1e9;
                double[] error = pose.inMap().changeFrom(truth(t));
                double[] way = truth(t + 0.001).changeFrom(truth(t - 0.001));
                double speed = Math.hypot(way[0], way[1]) / 0.002;
                sum += (error[0] * way[0] + error[1] * way[1]) / 0.002 / speed / speed;
                count++;
            }
        }
        // Seconds by which the track is ahead: the stamps themselves are known to 2 ms a frame.
        assertThat(Math.abs(sum / count)).isLessThan(0.004);
    }

    @Test
    void a_gap_ends_a_track_and_another_begins() {
        NativeOpenCv.ready();
        List<MarkerSighting> sightings = run(new Random(3), 6, 0);
        sightings.removeIf(s -> s.stampNanos() > 2_500_000_000L && s.stampNanos() < 5_500_000_000L);
        List<TrackPose> track = track(sightings);
        assertThat(track).hasSizeBetween(sightings.size() - 4, sightings.size());
        assertThat(track.get(track.size() - 1)
                        .inMap()
                        .distanceTo(truth(track.get(track.size() - 1).sighting().tag() / 1e9)))
                .isLessThan(0.02);
    }

    private static List<TrackPose> track(List<MarkerSighting> sightings) {
        List<TrackPose> track = new ArrayList<>();
        BodyTracker tracker = new BodyTracker(cameras(), List.of(MARKER), true, track::add);
        sightings.forEach(tracker::see);
        tracker.finish();
        return track;
    }

    private static double distance(TrackPose pose, RigidTransform truth) {
        double[] error = pose.inMap().changeFrom(truth);
        return new ArrayRealVector(error)
                .dotProduct(NormalMatrix.inverse(pose.covariance()).operate(new ArrayRealVector(error)));
    }
}

package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.Sighting.Seen;

/** The stated covariance against the truth of rendered frames, every frame with another error of the camera's pose, drawn from what the site states. */
class CoverageTest {
    private static final int FRAMES = 200;
    /** Grey levels of 255, one standard deviation. */
    private static final double SENSOR_NOISE = 3;

    private static final long SEED = 20_261_122;
    /** 0.95 quantiles of chi-squared with 2 degrees of freedom, and the 0.975 quantile of the normal distribution. */
    private static final double POSITION_REGION = 5.991;

    private static final double HEADING_REGION = 1.960;

    @Test
    void the_stated_region_covers_the_truth_as_often_as_it_says() {
        assertHonest(tally(Scenes.camera(), Scenes.mount()));
    }

    @Test
    void a_marker_of_25_pixels_is_as_honest() {
        String small = Scenes.UNIT
                .replace("0.40", "0.24")
                .replace("0.45", "0.5, offset: {x: 0.1, y: -0.05, headingRadians: 0.3}");
        assertHonest(tally(Scenes.camera(), Scenes.mount(small)));
    }

    @Test
    void with_a_perfectly_known_camera_only_the_corners_are_left_and_they_are_good_to_a_millimetre() {
        CameraModel exact = Scenes.camera(Scenes.SITE.replace("0.002,", "0,").replace("0.0005", "0"));
        Tally tally = tally(exact, Scenes.mount());
        assertThat(tally.errorMillimetres / tally.seen).isLessThan(0.5);
        assertThat(tally.headingsCovered / (double) tally.seen).isBetween(0.90, 0.99);
        assertThat(tally.positionsCovered / (double) tally.seen).isGreaterThan(0.93);
    }

    @Test
    void in_dim_light_the_marker_is_still_found_and_the_region_says_how_much_worse() {
        Tally tally = tally(Scenes.camera(), Scenes.mount(), 0.1, 2);
        assertThat(tally.seen).as(tally.toString()).isGreaterThanOrEqualTo(9 * FRAMES / 10);
        assertThat(tally.errorMillimetres / tally.seen).isLessThanOrEqualTo(15);
        assertThat(tally.positionsCovered / (double) tally.seen)
                .as(tally.toString())
                .isBetween(0.93, 0.995);
        assertThat(tally.headingsCovered / (double) tally.seen)
                .as(tally.toString())
                .isBetween(0.93, 0.995);
    }

    private static void assertHonest(Tally tally) {
        assertThat(tally.seen).isEqualTo(FRAMES);
        assertThat(tally.errorMillimetres / tally.seen).isLessThanOrEqualTo(10);
        assertThat(tally.positionsCovered / (double) tally.seen)
                .as(tally.toString())
                .isBetween(0.93, 0.99);
        assertThat(tally.headingsCovered / (double) tally.seen)
                .as(tally.toString())
                .isBetween(0.93, 0.99);
    }

    private static Tally tally(CameraModel camera, FiducialMount mount) {
        return tally(camera, mount, 1, SENSOR_NOISE);
    }

    private static Tally tally(CameraModel camera, FiducialMount mount, double light, double noise) {
        RenderedFrames frames = new RenderedFrames(camera, mount, SEED);
        UnitPoseObserver observer = new UnitPoseObserver(camera, mount);
        FrameDecoder decoder = new FrameDecoder(false);
        Random random = new Random(SEED);
        Tally tally = new Tally();
        for (int i = 0; i < FRAMES; i++) {
            double[] pose = {
                0.6 + random.nextDouble() * 10.8, 0.8 + random.nextDouble() * 5.0, random.nextDouble() * 6.28 - 3.14
            };
            double[] shift = drawn(random, camera.positionStandardUncertaintyMeters());
            double[] turn = drawn(random, camera.angleStandardUncertaintyRadians());
            Mat rendered = frames.render(pose, shift, turn, light, noise, random);
            byte[] jpeg = RenderedFrames.jpeg(rendered, 90);
            rendered.release();
            if (decoder.ofPicture(jpeg, camera) instanceof Picture picture) {
                if (observer.observe(picture.pixels()) instanceof Seen seen) {
                    tally.add(seen.pose(), pose);
                }
                picture.pixels().release();
            }
        }
        return tally;
    }

    private static double[] drawn(Random random, double deviation) {
        return new double[] {
            random.nextGaussian() * deviation, random.nextGaussian() * deviation, random.nextGaussian() * deviation
        };
    }

    private static final class Tally {
        private int seen;
        private int positionsCovered;
        private int headingsCovered;
        private double errorMillimetres;
        private double squaredHeadingDegrees;
        private double upright;

        void add(UnitPose seen, double[] truth) {
            double x = seen.xMeters() - truth[0];
            double y = seen.yMeters() - truth[1];
            double heading = Math.IEEEremainder(seen.headingRadians() - truth[2], 2 * Math.PI);
            double xx = seen.covariance().get(0);
            double xy = seen.covariance().get(1);
            double yy = seen.covariance().get(4);
            double distance = (yy * x * x - 2 * xy * x * y + xx * y * y) / (xx * yy - xy * xy);
            this.seen++;
            positionsCovered += distance <= POSITION_REGION ? 1 : 0;
            headingsCovered += Math.abs(heading)
                            <= HEADING_REGION * Math.sqrt(seen.covariance().get(8))
                    ? 1
                    : 0;
            errorMillimetres += 1000 * Math.hypot(x, y);
            squaredHeadingDegrees += Math.toDegrees(heading) * Math.toDegrees(heading);
            upright += seen.uprightErrorPixels();
        }

        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT,
                    "%d seen, mean position error %.2f mm, heading rms %.3f degrees, position covered %.3f, heading covered %.3f, mean reprojection %.3f px",
                    seen,
                    errorMillimetres / seen,
                    Math.sqrt(squaredHeadingDegrees / seen),
                    positionsCovered / (double) seen,
                    headingsCovered / (double) seen,
                    upright / seen);
        }
    }
}

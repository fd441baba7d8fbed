package org.robograde.agent.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.QRCodeEncoder;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.agent.vision.picture.PictureFile;
import org.robograde.agent.vision.scene.PlaneRenderer;

class MotionTest {
    private static final PinholeLens LENS =
            new PinholeLens(320, 240, 400, 400, 160, 120, List.of(0.0, 0.0, 0.0, 0.0, 0.0));

    @BeforeAll
    static void load() {
        NativeOpenCv.ready();
    }

    /** A tip that drifts slowly and trembles with 8 Hz and 0.8 pixels, filmed at 60 frames a second with noise. */
    @Test
    void a_tremor_is_told_from_video_with_its_frequency_and_amplitude() {
        Random chance = new Random(5);
        int frames = 72;
        double[] t = new double[frames];
        double[] x = new double[frames];
        double[] y = new double[frames];
        try (PointTracker tracker = new PointTracker(tip(0, chance), 160, 120, 31)) {
            for (int i = 0; i < frames; i++) {
                t[i] = i / 60.0;
                Mat frame = tip(t[i], chance);
                Point at = tracker.follow(frame).orElseThrow();
                x[i] = at.x;
                y[i] = at.y;
                frame.release();
            }
        }

        Tremor tremor = Tremor.of(t, x, y, 3, 20);

        assertThat(tremor.hertz()).isCloseTo(8, within(0.2));
        assertThat(tremor.amplitude()).isCloseTo(0.8, within(0.12));
    }

    private static Mat tip(double t, Random chance) {
        PlaneRenderer renderer = new PlaneRenderer(LENS, 140);
        // One pixel is 1/400 m at 1 m.
        double shift = (12 * Math.sin(0.6 * t) + 0.8 * Math.sin(2 * Math.PI * 8 * t)) / 400;
        renderer.draw(
                PlaneRenderer.marker("DICT_4X4_50", 3, 0.06),
                RigidTransform.of(new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {shift, 0, 1}));
        return renderer.picture(2, chance);
    }

    @Test
    void a_tremor_asks_for_enough_frames() {
        double[] few = new double[10];
        assertThatThrownBy(() -> Tremor.of(few, few, few, 3, 12))
                .hasMessageContaining("10 samples over 0.0 s are too few");
        double[] slow = new double[40];
        java.util.Arrays.setAll(slow, i -> i / 10.0);
        assertThatThrownBy(() -> Tremor.of(slow, slow, slow, 3, 12))
                .hasMessageContaining("a tremor to 12.0 Hz needs more than 24.0 samples a second");
    }

    @Test
    void the_moment_something_comes_to_a_stop_is_told() {
        Random chance = new Random(2);
        OptionalLong since = OptionalLong.empty();
        try (Standstill standstill = new Standstill(new Rect(40, 40, 240, 160), 20, 0.02)) {
            for (int i = 0; i < 20; i++) {
                double t = 0.1 * i;
                PlaneRenderer renderer = new PlaneRenderer(LENS, 140);
                renderer.draw(
                        PlaneRenderer.marker("DICT_4X4_50", 3, 0.15),
                        RigidTransform.of(new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {
                            -0.1 + 0.15 * Math.min(t, 1.2), 0, 1
                        }));
                Mat frame = renderer.picture(2, chance);
                since = standstill.see(Math.round(t * 1e9), frame);
                assertThat(since.isPresent()).as("at %.1f s", t).isEqualTo(t > 1.25);
                frame.release();
            }
        }
        assertThat(since.orElseThrow() / 1e9).isCloseTo(1.2, within(0.11));
    }

    @ParameterizedTest
    @CsvSource({
        "40, 40, 255, RED",
        "40, 220, 60, GREEN",
        "255, 90, 30, BLUE",
        "20, 170, 255, AMBER",
        "250, 250, 250, WHITE",
        "30, 30, 40, OFF"
    })
    void a_lamps_state_is_its_hue(double blue, double green, double red, Lamp state) {
        Mat picture = new Mat(60, 60, CvType.CV_8UC3, new Scalar(35, 35, 35));
        Imgproc.circle(picture, new Point(30, 30), 14, new Scalar(blue, green, red), Imgproc.FILLED);
        if (state != Lamp.OFF) {
            Imgproc.circle(picture, new Point(30, 30), 6, new Scalar(255, 255, 255), Imgproc.FILLED);
        }
        assertThat(Lamp.in(picture, new Rect(10, 10, 40, 40))).isEqualTo(state);
        picture.release();
    }

    @Test
    void a_code_that_a_display_shows_is_read() {
        Mat code = new Mat();
        QRCodeEncoder.create().encode("room 203 served", code);
        Mat large = new Mat();
        Imgproc.resize(code, large, new Size(), 6, 6, Imgproc.INTER_NEAREST);
        Mat picture = new Mat(480, 640, CvType.CV_8U, new Scalar(200));
        Mat place = picture.submat(new Rect(150, 120, large.cols(), large.rows()));
        large.copyTo(place);
        assertThat(new ShownCode().in(picture)).contains("room 203 served");
        assertThat(new ShownCode().in(Mat.zeros(100, 100, CvType.CV_8U))).isEmpty();
    }

    /** The published mask and its tips as read off it by eye, near (544, 438) and (457, 585). One picture: no claim beyond it. */
    @Test
    void the_instruments_of_an_endoscopes_view_overlap_the_published_mask() {
        Path folder = Path.of(System.getProperty("robograde.testdata", "../shared/data"), "endotip");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no test data");
        Mat picture = PictureFile.colour(folder.resolve("demo.jpg"));
        Mat mask = PictureFile.grey(folder.resolve("demo_seg.png"));
        Imgproc.threshold(mask, mask, 127, 255, Imgproc.THRESH_BINARY);

        Instruments.Seen seen = Instruments.in(picture);

        Mat both = new Mat();
        Mat either = new Mat();
        Core.bitwise_and(mask, seen.mask(), both);
        Core.bitwise_or(mask, seen.mask(), either);
        assertThat(Core.countNonZero(both) / (double) Core.countNonZero(either)).isGreaterThan(0.7);
        assertThat(seen.tips()).hasSize(2);
        for (Point tip : List.of(new Point(544, 438), new Point(457, 585))) {
            assertThat(seen.tips().stream()
                            .mapToDouble(p -> Math.hypot(p.x - tip.x, p.y - tip.y))
                            .min()
                            .orElseThrow())
                    .isLessThan(40);
        }
    }
}

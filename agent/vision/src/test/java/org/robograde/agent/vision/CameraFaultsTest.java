package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.robograde.agent.evidence.Evidence;

/** Each way in which a camera stops being a witness, made on purpose in rendered frames, and a good camera that is none of them. */
class CameraFaultsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Mat> FRAMES = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void render() {
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        Random chance = new Random(4);
        for (int i = 0; i < 12; i++) {
            double[] pose = {4 + 0.2 * i, 3 + 0.1 * i, 0.2 * i};
            FRAMES.add(frames.render(pose, new double[3], new double[3], 3, chance));
        }
    }

    @Test
    void a_good_camera_has_no_fault_in_bright_and_in_dim_light() throws IOException {
        assertThat(faults(frame -> frame)).isEmpty();
        assertThat(faults(frame -> scaled(frame, 0.15))).isEmpty();
    }

    @Test
    void a_blurred_picture_is_told() throws IOException {
        assertThat(kinds(faults(frame -> {
                    Mat blurred = new Mat();
                    Imgproc.GaussianBlur(frame, blurred, new Size(0, 0), 7);
                    return blurred;
                })))
                .containsOnly("blurred");
    }

    @Test
    void a_covered_and_a_blinded_lens_are_told() throws IOException {
        assertThat(kinds(faults(frame -> scaled(frame, 0.004)))).containsOnly("dark");
        assertThat(kinds(faults(frame -> scaled(frame, 6)))).contains("bright");
    }

    @Test
    void a_camera_that_is_pushed_is_told_from_the_second_it_was() throws IOException {
        List<JsonNode> faults = faults(3, frame -> {
            Mat pushed = new Mat();
            Mat shift = new Mat(2, 3, CvType.CV_64F);
            shift.put(0, 0, 1, 0, 6, 0, 1, -4);
            Imgproc.warpAffine(
                    frame, pushed, shift, frame.size(), Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE, new Scalar(0));
            shift.release();
            return pushed;
        });
        assertThat(kinds(faults)).containsOnly("moved");
        assertThat(faults.get(0).get("measured").asDouble()).isBetween(6.0, 9.0);
        assertThat(Long.parseLong(faults.get(0).get("fromNanos").asText())).isBetween(3 * SECOND, 5 * SECOND);
    }

    @Test
    void a_frozen_picture_a_gap_and_a_wrong_clock_are_told_with_their_time() throws IOException {
        TestBundle bundle = new TestBundle(folder.resolve("timing"), Scenes.SITE, Scenes.UNIT);
        for (int i = 0; i < 60; i++) {
            long at = SECOND + i * SECOND / 10;
            boolean gap = i > 30 && i < 40;
            int shown = i >= 10 && i < 16 ? 10 : i;
            long wrong = i >= 50 ? SECOND : 0;
            if (!gap) {
                bundle.picture(
                        at, at - wrong, RenderedFrames.jpeg(FRAMES.get(shown % 12), shown == 10 ? 90 : 80 + i % 10));
            }
        }
        List<JsonNode> faults = faults(Observer.observe(bundle.seal(), bundle.key(), done -> {}));

        assertThat(kinds(faults)).contains("frozen", "dropped", "clock");
        JsonNode frozen = of(faults, "frozen");
        assertThat(frozen.get("measured").asDouble()).isEqualTo(6);
        assertThat(Long.parseLong(frozen.get("fromNanos").asText())).isEqualTo(2 * SECOND);
        assertThat(of(faults, "dropped").get("measured").asDouble()).isEqualTo(1.0);
        assertThat(of(faults, "clock").get("message").asText()).contains("camera overhead clock from 4.9 s to 5.9 s");
    }

    private static JsonNode of(List<JsonNode> faults, String kind) {
        return faults.stream()
                .filter(fault -> fault.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(List<JsonNode> faults) {
        return faults.stream().map(fault -> fault.get("kind").asText()).toList();
    }

    private List<JsonNode> faults(UnaryOperator<Mat> change) throws IOException {
        return faults(0, change);
    }

    /** Six seconds at two frames a second, changed from a second on. */
    private List<JsonNode> faults(int fromSecond, UnaryOperator<Mat> change) throws IOException {
        TestBundle bundle =
                new TestBundle(folder.resolve("b" + System.identityHashCode(change)), Scenes.SITE, Scenes.UNIT);
        for (int i = 0; i < 12; i++) {
            long at = SECOND + i * SECOND / 2;
            Mat frame = at < SECOND + fromSecond * SECOND ? FRAMES.get(i) : change.apply(FRAMES.get(i));
            bundle.picture(at, at, RenderedFrames.jpeg(frame, 90));
        }
        return faults(Observer.observe(bundle.seal(), bundle.key(), done -> {}));
    }

    private static List<JsonNode> faults(Evidence observed) throws IOException {
        List<JsonNode> faults = new ArrayList<>();
        JsonMapper json = JsonMapper.builder().build();
        List<byte[]> texts = new ArrayList<>();
        observed.read(List.of(ObservationChannels.CAMERA_FAULTS), message -> {
            byte[] bytes = new byte[message.payload().remaining()];
            message.payload().get(bytes);
            texts.add(bytes);
        });
        for (byte[] text : texts) {
            faults.add(json.readTree(text));
        }
        return faults;
    }

    private static Mat scaled(Mat frame, double factor) {
        Mat scaled = new Mat();
        frame.convertTo(scaled, -1, factor, 0);
        return scaled;
    }
}

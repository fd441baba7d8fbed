package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.vision.picture.PictureHeader;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.Ros1Codec;

/** The whole stage on a real bundle: poses out, bad frames counted, the same bytes twice. */
class ObserverTest {
    private static final long SECOND = 1_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void a_driving_unit_is_observed_frame_by_frame_with_the_frames_own_stamp() {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        for (int i = 0; i < 6; i++) {
            long stamp = SECOND + i * SECOND / 10;
            bundle.picture(stamp + 3_000_000, stamp, jpeg(frames, new double[] {4 + 0.05 * i, 1.0, 0.1 * i}));
        }
        List<Double> progress = new ArrayList<>();
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), progress::add);

        List<Message> poses = poses(observed);
        assertThat(poses).hasSize(6);
        for (int i = 0; i < 6; i++) {
            Message pose = poses.get(i);
            assertThat(pose.text("header.frame_id")).isEqualTo("map");
            assertThat(pose.time("header.stamp").toNanos()).isEqualTo(SECOND + i * SECOND / 10);
            assertThat(pose.number("pose.pose.position.x")).isCloseTo(4 + 0.05 * i, within(0.002));
            assertThat(pose.number("pose.pose.position.y")).isCloseTo(1.0, within(0.002));
            assertThat(pose.number("pose.pose.position.z")).isZero();
            double heading =
                    2 * Math.atan2(pose.number("pose.pose.orientation.z"), pose.number("pose.pose.orientation.w"));
            assertThat(heading).isCloseTo(0.1 * i, within(0.004));
        }
        // Half a metre per second and a stamp good to 5 ms: 2.5 mm along x, known from the second frame on.
        double standing = Math.sqrt(poses.get(0).numbers("pose.covariance")[0]);
        double moving = Math.sqrt(poses.get(5).numbers("pose.covariance")[0]);
        assertThat(standing).isBetween(0.003, 0.006);
        assertThat(moving * moving - standing * standing).isCloseTo(0.0025 * 0.0025, within(1e-6));
        assertThat(progress).isSorted().endsWith(1.0);
        assertThat(SealCheck.of(observed.folder()).intact()).isTrue();
    }

    @Test
    void bad_frames_are_counted_and_stated_and_cost_no_other_frame() throws IOException {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        byte[] good = jpeg(frames, new double[] {6, 3, 1});
        bundle.picture(SECOND, SECOND, good);
        bundle.picture(SECOND + 1, SECOND, Arrays.copyOf(good, good.length / 2));
        bundle.picture(SECOND + 2, SECOND, RenderedFrames.jpeg(Mat.ones(1, 1, 0), 90));
        bundle.picture(SECOND + 3, SECOND, claimed(good, 20_000, 720));
        bundle.picture(SECOND + 4, SECOND, "no picture at all".getBytes(StandardCharsets.US_ASCII));
        bundle.picture(SECOND + 5, SECOND, new byte[0]);
        bundle.raw(SECOND + 6, new byte[] {1, 2, 3});
        bundle.picture(SECOND + 7, SECOND, jpeg(frames.empty()));
        bundle.picture(2 * SECOND, 2 * SECOND, good);
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), fraction -> {});

        assertThat(poses(observed)).hasSize(2);
        JsonNode summary = json(observed, ObservationChannels.SUMMARY).get(0);
        assertThat(summary.get("frames").asInt()).isEqualTo(9);
        assertThat(summary.get("seen").asInt()).isEqualTo(2);
        assertThat(summary.get("notSeen").asInt()).isEqualTo(1);
        JsonNode refused = summary.get("refused");
        assertThat(refused.at("/TRUNCATED/count").asInt()).isEqualTo(1);
        assertThat(refused.at("/TRUNCATED/firstNanos").asText()).isEqualTo("1000000001");
        assertThat(refused.at("/WRONG_SIZE/count").asInt()).isEqualTo(2);
        assertThat(refused.at("/WRONG_SIZE/firstMessage").asText())
                .isEqualTo("1x1 pixels; the camera was calibrated at 1280x720");
        assertThat(refused.at("/UNKNOWN_FORMAT/count").asInt()).isEqualTo(2);
        assertThat(refused.at("/MALFORMED_MESSAGE/count").asInt()).isEqualTo(1);
        assertThat(ObservationRemarks.of(observed))
                .contains("camera overhead: 2 frames were refused; the first: 1x1 pixels; the camera was calibrated at"
                        + " 1280x720")
                .anyMatch(remark -> remark.matches(
                        "camera overhead: 1 frame was refused; \\d+ bytes end before the picture's end mark"));
        List<JsonNode> seconds = json(observed, ObservationChannels.CAMERA_QUALITY);
        assertThat(seconds).extracting(s -> s.get("frames").asInt()).containsExactly(8, 1);
        assertThat(seconds.get(0).get("refused").asInt()).isEqualTo(6);
        assertThat(seconds.get(0).get("brightnessMean").asDouble()).isBetween(120.0, 160.0);
    }

    @Test
    void observing_again_gives_the_same_bytes() throws IOException {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        for (int i = 0; i < 3; i++) {
            bundle.picture(SECOND + i, SECOND + i, jpeg(frames, new double[] {2 + i, 5, i}));
        }
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), fraction -> {});
        byte[] first = Files.readAllBytes(observed.folder().resolve("observations.mcap"));
        Evidence again = Observer.observe(observed, bundle.key(), fraction -> {});
        assertThat(Files.readAllBytes(again.folder().resolve("observations.mcap")))
                .isEqualTo(first);
        assertThat(poses(again)).hasSize(3);
    }

    @Test
    void a_unit_that_lies_on_the_floor_gives_no_pose_but_a_count() {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT.replace("0.45", "0.95"));
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        bundle.picture(SECOND, SECOND, jpeg(frames, new double[] {6, 3, 1}));
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), fraction -> {});
        assertThat(poses(observed)).isEmpty();
        assertThat(json(observed, ObservationChannels.SUMMARY)
                        .get(0)
                        .get("notUpright")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void what_is_missing_to_see_the_unit_is_said_and_nothing_thrown() {
        assertThat(problem("no-site", "site: x", Scenes.UNIT)).contains("no calibration for this camera");
        assertThat(problem("no-fiducial", Scenes.SITE, "unit: x")).contains("states no fiducial");
        assertThat(problem("bad-site", Scenes.SITE.replace("fx: 680.0", "fx: wide"), Scenes.UNIT))
                .isEqualTo("site.yaml/cameras/overhead/calibration: fx is not a number");
        assertThat(problem("bad-marker", Scenes.SITE, Scenes.UNIT.replace("id: 7", "id: 50")))
                .contains("id is 50.0, it must lie between 0.0 and 49.0");
    }

    @Test
    void a_film_has_every_frame_with_the_track_drawn_in() {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        for (int i = 0; i < 8; i++) {
            long at = SECOND + i * SECOND / 10;
            // Frozen at the end, so that a fault is drawn too.
            bundle.picture(at, at, jpeg(frames, new double[] {4 + 0.4 * Math.min(i, 3), 1.0, 0.25}));
        }
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), fraction -> {});
        Path film = folder.resolve("film.avi");

        assertThat(Film.write(observed, "overhead", film, done -> {})).isEqualTo(8);

        org.opencv.videoio.VideoCapture seen = new org.opencv.videoio.VideoCapture(film.toString());
        Mat frame = new Mat();
        int count = 0;
        int blue = 0;
        while (seen.read(frame)) {
            count++;
            blue = blue(frame);
        }
        seen.release();
        frame.release();
        assertThat(count).isEqualTo(8);
        // The track, drawn two pixels wide over some hundred; the scene itself is grey.
        assertThat(blue).isGreaterThan(150);
        assertThatThrownBy(() -> Film.write(observed, "east", film, done -> {}))
                .hasMessageContaining("no calibrated camera is called east; there are [overhead]");
    }

    private static int blue(Mat frame) {
        byte[] pixels = new byte[(int) frame.total() * 3];
        frame.get(0, 0, pixels);
        int blue = 0;
        for (int i = 0; i < pixels.length; i += 3) {
            blue += (pixels[i] & 0xFF) - (pixels[i + 2] & 0xFF) > 90 ? 1 : 0;
        }
        return blue;
    }

    @Test
    void a_frame_with_the_track_drawn_in_can_be_had_for_any_moment_of_the_trial() throws IOException {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        for (int i = 0; i < 8; i++) {
            long at = SECOND + i * SECOND / 10;
            bundle.picture(at, at, jpeg(frames, new double[] {4 + 0.4 * i, 1.0 + 0.1 * i, 0.25}));
        }
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), fraction -> {});
        long moment = SECOND + 7 * SECOND / 10 + 1;
        byte[] plain = FrameOverlay.frameAt(observed, "overhead", moment).orElseThrow();
        byte[] drawn = FrameOverlay.jpegAt(observed, "overhead", moment).orElseThrow();
        assertThat(PictureHeader.of(drawn)).contains(new PictureHeader(1280, 720, true));
        assertThat(drawn).isNotEqualTo(plain);
        assertThat(FrameOverlay.jpegAt(observed, "overhead", moment)).hasValue(drawn);
        assertThat(FrameOverlay.jpegAt(observed, "overhead", SECOND - 1)).isEmpty();
        assertThat(FrameOverlay.jpegAt(observed, "elsewhere", moment)).isEmpty();
        assertThat(FrameOverlay.jpegsAt(observed, "overhead", List.of(moment, SECOND, 99 * SECOND)))
                .containsOnlyKeys(SECOND, moment, 99 * SECOND);
        Files.write(Files.createDirectories(Path.of("target")).resolve("overlay.jpg"), drawn);
    }

    private String problem(String name, String site, String unit) {
        TestBundle bundle = new TestBundle(folder.resolve(name), site, unit);
        bundle.picture(SECOND, SECOND, new byte[] {1});
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), fraction -> {});
        assertThat(poses(observed)).isEmpty();
        return json(observed, ObservationChannels.SUMMARY).stream()
                .filter(summary -> summary.has("problem"))
                .findFirst()
                .orElseThrow()
                .get("problem")
                .asText();
    }

    private static byte[] jpeg(RenderedFrames frames, double[] pose) {
        return jpeg(frames.render(pose, new double[3], new double[3], 2, new Random(3)));
    }

    private static byte[] jpeg(Mat picture) {
        byte[] jpeg = RenderedFrames.jpeg(picture, 92);
        picture.release();
        return jpeg;
    }

    /** The same file with another size in its frame header. */
    private static byte[] claimed(byte[] jpeg, int width, int height) {
        byte[] claimed = jpeg.clone();
        for (int i = 2; i < claimed.length - 9; i++) {
            if ((claimed[i] & 0xFF) == 0xFF && (claimed[i + 1] & 0xFF) == 0xC0) {
                claimed[i + 5] = (byte) (height >> 8);
                claimed[i + 6] = (byte) height;
                claimed[i + 7] = (byte) (width >> 8);
                claimed[i + 8] = (byte) width;
                return claimed;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static List<Message> poses(Evidence evidence) {
        List<Message> poses = new ArrayList<>();
        evidence.read(
                List.of(ObservationChannels.UNIT_POSE),
                m -> poses.add(Ros1Codec.decode(
                        MessageRegistry.shipped().get(m.channel().schemaName()), m.payload())));
        return poses;
    }

    private static List<JsonNode> json(Evidence evidence, String topic) {
        List<JsonNode> nodes = new ArrayList<>();
        evidence.read(List.of(topic), m -> {
            try {
                nodes.add(
                        JSON.readTree(StandardCharsets.UTF_8.decode(m.payload()).toString()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return nodes;
    }
}

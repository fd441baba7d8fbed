package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.QRCodeEncoder;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.agent.vision.scene.PlaneRenderer;

/** Lamps, displays, tips and endoscopes that a site names, from frames to channels. */
class PictureMarksTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int RATE_HZ = 60;
    private static final PinholeLens LENS =
            new PinholeLens(640, 480, 800, 800, 320, 240, List.of(0.0, 0.0, 0.0, 0.0, 0.0));
    private static final String SITE = """
            site: table
            cameras:
              overhead:
                pose: {x: 0.0, y: 0.0, z: 1.0, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                calibration: {widthPixels: 640, heightPixels: 480, fx: 800.0, fy: 800.0, cx: 320.0, cy: 240.0, distortion: [0.0, 0.0, 0.0, 0.0]}
            """;
    private static final String MARKS = """
            lamps:
              ready: {camera: overhead, region: [580, 20, 40, 40]}
            displays:
              order: {camera: overhead, region: [20, 20, 180, 180]}
            tips:
              needle: {camera: overhead, pixel: [320, 240], distanceMeters: 1.0, distanceStandardUncertaintyMeters: 0.02}
            """;

    @TempDir
    Path folder;

    @Test
    void what_the_site_names_is_told_and_derived_again_and_what_it_does_not_name_is_not() {
        Evidence observed = observed("named", SITE + MARKS, 120);

        assertThat(ObservedJson.on(ObservationChannels.LAMPS, observed))
                .extracting(lamp -> lamp.content().get("lamp").asText() + " "
                        + lamp.content().path("before").asText("-") + " "
                        + lamp.content().get("state").asText())
                .containsExactly("ready - red", "ready red green");
        // It changes at 1.2 s; the looks are a tenth of a second apart.
        assertThat(ObservedJson.on(ObservationChannels.LAMPS, observed).get(1).seconds())
                .isBetween(2.2, 2.31);
        assertThat(ObservedJson.on(ObservationChannels.CODES, observed))
                .extracting(code -> code.content().get("event").asText() + " "
                        + code.content().get("text").asText())
                .containsExactly("shown room 203 served");
        List<ObservedJson.Message> tips = ObservedJson.on(ObservationChannels.TIPS, observed);
        assertThat(tips).hasSizeGreaterThan(116);
        assertThat(tips.get(0).content().get("x").asDouble()).isCloseTo(320, within(0.3));
        JsonNode tremor =
                ObservedJson.on(ObservationChannels.TREMOR, observed).get(0).content();
        assertThat(tremor.get("hertz").asDouble()).isCloseTo(8, within(0.2));
        // 0.8 pixels at 800 pixels of focal length and 1 m.
        assertThat(tremor.get("amplitudeMeters").asDouble()).isCloseTo(0.001, within(0.00015));
        assertThat(tremor.get("scaleRelativeStandardUncertainty").asDouble()).isEqualTo(0.02);
        SealCheck again = Rederivation.of(observed, done -> {});
        assertThat(again.intact()).as(String.valueOf(again.findings())).isTrue();

        Evidence unnamed = observed("unnamed", SITE, 2);
        for (String topic : List.of(
                ObservationChannels.LAMPS,
                ObservationChannels.CODES,
                ObservationChannels.TIPS,
                ObservationChannels.TREMOR,
                ObservationChannels.INSTRUMENTS)) {
            assertThat(unnamed.channel(topic)).as(topic).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lamps: {a: {camera: west, region: [0, 0, 9, 9]}} | site.yaml/lamps/a: the site describes no camera west;"
                        + " it describes overhead",
                "lamps: {a: {camera: overhead, region: [630, 0, 20, 20]}} | site.yaml/lamps/a: the region of 20x20 pixels at"
                        + " (630, 0) must be 4 pixels wide and high and lie within the 640x480 pixels of camera overhead",
                "displays: {a: {camera: overhead, region: [1, 2, 3]}} | site.yaml/displays/a: region has 3 numbers, it needs"
                        + " left, top, width and height in pixels",
                "tips: {a: {camera: overhead, pixel: [640, 3], distanceMeters: 1, distanceStandardUncertaintyMeters: 0}} |"
                        + " site.yaml/tips/a: pixel must be x and y within the 640x480 pixels of camera overhead; it is"
                        + " [640.0, 3.0]",
                "tips: {a: {camera: overhead, pixel: [64, 3]}} | site.yaml/tips/a: distanceMeters is missing",
                "endoscopes: {scope: {rateHz: 25}} | site.yaml/endoscopes/scope: calibration is missing",
                "lamps: [1] | site.yaml: lamps is not a mapping"
            })
    void what_cannot_be_used_is_one_sentence_and_costs_nothing_else(String block, String problem) {
        Evidence observed = observed("bad", SITE + block + "\n", 2);

        assertThat(ObservationRemarks.of(observed)).contains(problem);
        assertThat(ObservedJson.on(ObservationChannels.CAMERA_QUALITY, observed))
                .as("the camera is looked at all the same")
                .isNotEmpty();
    }

    /** The published picture whose instruments' tips are near (544, 438) and (457, 585). */
    @Test
    void an_endoscopes_instruments_are_told_with_their_directions() throws IOException {
        Path picture = Path.of(System.getProperty("robograde.testdata", "../shared/data"), "endotip", "demo.jpg");
        Assumptions.assumeTrue(Files.isReadable(picture), "skipped: no test data");
        byte[] jpeg = Files.readAllBytes(picture);
        NativeOpenCv.ready();
        Mat decoded = Imgcodecs.imdecode(new MatOfByte(jpeg), Imgcodecs.IMREAD_COLOR);
        String site = """
                site: theatre
                endoscopes:
                  scope: {calibration: {widthPixels: %d, heightPixels: %d, fx: 900.0, fy: 900.0, cx: 490.0, cy: 490.0, distortion: [0.0, 0.0, 0.0, 0.0]}}
                """.formatted(decoded.cols(), decoded.rows());
        decoded.release();
        TestBundle bundle = new TestBundle(folder.resolve("scope"), site, Scenes.UNIT);
        for (int i = 0; i < 4; i++) {
            bundle.picture("scope", SECOND + i * SECOND / 4, SECOND + i * SECOND / 4, jpeg);
        }

        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), done -> {});

        List<ObservedJson.Message> looks = ObservedJson.on(ObservationChannels.INSTRUMENTS, observed);
        assertThat(looks).as("twice a second").hasSize(2).allSatisfy(look -> {
            JsonNode tips = look.content().get("tips");
            assertThat(tips).hasSize(2);
            for (Point tip : List.of(new Point(544, 438), new Point(457, 585))) {
                double nearest = Double.POSITIVE_INFINITY;
                for (JsonNode one : tips) {
                    nearest = Math.min(
                            nearest,
                            Math.hypot(
                                    one.get("x").asDouble() - tip.x,
                                    one.get("y").asDouble() - tip.y));
                }
                assertThat(nearest)
                        .isLessThan(2
                                * look.content()
                                        .get("standardUncertaintyPixels")
                                        .asDouble());
            }
            JsonNode first = tips.get(0);
            assertThat(first.get("right").asDouble()).isCloseTo((first.get("x").asDouble() - 490) / 900, within(1e-3));
        });
        assertThat(ObservationRemarks.of(observed)).noneMatch(remark -> remark.contains("scope"));
        assertThat(Rederivation.of(observed, done -> {}).intact()).isTrue();
    }

    /** A tip that drifts and trembles with 8 Hz and 0.8 pixels, a lamp that turns from red to green at 1.2 s, a code from 0.8 s on. */
    private Evidence observed(String name, String site, int frames) {
        NativeOpenCv.ready();
        TestBundle bundle = new TestBundle(folder.resolve(name + System.nanoTime()), site, Scenes.UNIT);
        Random chance = new Random(5);
        Mat code = code();
        for (int i = 0; i < frames; i++) {
            double t = i / (double) RATE_HZ;
            PlaneRenderer renderer = new PlaneRenderer(LENS, 140);
            double shift = (8 * Math.sin(0.6 * t) + 0.8 * Math.sin(2 * Math.PI * 8 * t)) / 800;
            renderer.draw(
                    PlaneRenderer.marker("DICT_4X4_50", 3, 0.06),
                    RigidTransform.of(new double[] {1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[] {shift, 0, 1}));
            Mat grey = renderer.picture(2, chance);
            Mat colour = new Mat();
            Imgproc.cvtColor(grey, colour, Imgproc.COLOR_GRAY2BGR);
            Imgproc.rectangle(colour, new Rect(575, 15, 50, 50), new Scalar(35, 35, 35), Imgproc.FILLED);
            Scalar light = t < 1.2 ? new Scalar(40, 40, 255) : new Scalar(40, 220, 60);
            Imgproc.circle(colour, new Point(600, 40), 14, light, Imgproc.FILLED);
            if (t >= 0.8) {
                Mat place = colour.submat(new Rect(30, 30, code.cols(), code.rows()));
                code.copyTo(place);
                place.release();
            }
            MatOfByte jpeg = new MatOfByte();
            Imgcodecs.imencode(".jpg", colour, jpeg, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 92));
            long at = SECOND + i * SECOND / RATE_HZ;
            bundle.picture(at, at, jpeg.toArray());
            List.of(grey, colour, jpeg).forEach(Mat::release);
        }
        code.release();
        return Observer.observe(bundle.seal(), bundle.key(), done -> {});
    }

    private static Mat code() {
        Mat code = new Mat();
        QRCodeEncoder.create().encode("room 203 served", code);
        Mat large = new Mat();
        Imgproc.resize(code, large, new Size(), 5, 5, Imgproc.INTER_NEAREST);
        Mat colour = new Mat();
        Imgproc.cvtColor(large, colour, Imgproc.COLOR_GRAY2BGR);
        code.release();
        large.release();
        return colour;
    }
}

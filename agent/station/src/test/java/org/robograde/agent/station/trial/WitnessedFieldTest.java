package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.vision.Observer;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.sim.camera.Fiducial;
import org.robograde.robots.sim.camera.FieldCamera;
import org.robograde.robots.sim.camera.Lens;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.camera.Scene;
import org.robograde.robots.sim.world.Bounds;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;

/** A field without a simulation's truth: from a camera's frames and a laser's scans through the observer to what a clause is judged by. */
class WitnessedFieldTest {
    private static final long S = 1_000_000_000L;
    private static final int RATE_HZ = 5;
    private static final String DISTANCE = "interaction.minimum-distance-to-people";
    private static final String TOPIC = "/field/camera/overhead/image/compressed";
    private static final String SITE = """
            site: hall
            bounds: {minX: 0.0, minY: %s, maxX: 12.0, maxY: 6.6}
            cameras:
              overhead:
                pose: {x: 6.0, y: 3.3, z: 7.0, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                calibration: {widthPixels: 1280, heightPixels: 720, fx: 680.0, fy: 680.0, cx: 640.0, cy: 360.0, distortion: [-0.05, 0.01, 0.0, 0.0, 0.0]}
            """;
    private static final String UNIT = """
            unit: witnessed
            fiducial: {dictionary: DICT_4X4_50, id: 7, sizeMeters: 0.40, heightMeters: 0.45}
            """;

    @TempDir
    Path folder;

    /** The unit stands at (6, 1.5); somebody walks by at y = 2.9. */
    @Test
    void the_distance_to_somebody_who_walks_by_is_the_cameras_within_its_uncertainty() {
        MetricOutcome outcome = distance(observed(hall("0.0"), 1.5, true, 1.0));

        assertThat(outcome).isInstanceOfSatisfying(Measurement.class, least -> {
            assertThat(Math.abs(least.value() - 1.4)).isLessThan(2 * least.standardUncertainty());
            assertThat(least.standardUncertainty()).isBetween(0.05, 0.25);
            assertThat(least.references().get(0).what())
                    .startsWith(
                            "closest to a person (field camera overhead, moving figures; it does not find whoever never"
                                    + " moves");
        });
    }

    /** The same walk, on a field that goes on beyond the picture's rim, a metre from the unit. */
    @Test
    void somebody_may_stand_beside_a_unit_at_the_pictures_rim_without_being_seen() {
        MetricOutcome outcome = distance(observed(hall("-3.0"), 0.9, true, 1.0));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotMeasurable.class,
                        none -> assertThat(none.reason())
                                .startsWith("somebody nearer than ")
                                .contains("may have been there unseen"));
    }

    @Test
    void nobody_in_the_dark_is_no_witness_and_nobody_in_the_light_no_distance() {
        assertThat(distance(observed(hall("0.0"), 1.5, false, 0.0)))
                .isInstanceOfSatisfying(
                        NotMeasurable.class, none -> assertThat(none.reason()).contains("looked for"));
        assertThat(distance(observed(hall("0.0"), 1.5, false, 1.0)))
                .isInstanceOfSatisfying(
                        NotMeasurable.class,
                        none -> assertThat(none.reason())
                                .startsWith("nobody was seen on the field in 30 looks (field camera overhead, moving"
                                        + " figures)"));
    }

    /** Recorded by others: people walk round a standing robot whose scanner looks to the front and the sides. */
    @Test
    void a_scanner_that_does_not_look_behind_leaves_the_least_distance_open() {
        Path bag = Path.of(
                System.getProperty("robograde.testdata", "../../../shared/data"),
                "leg_tracker-demo/demo_stationary_simple_environment.bag");
        Assumptions.assumeTrue(Files.exists(bag), "skipped: no test data");
        SigningKey key = SigningKey.in(folder.resolve("key"));
        Evidence imported = Importer.importRecording(bag, folder.resolve("laser"), key, done -> {});

        MetricOutcome outcome = distance(Observer.observe(imported, key, done -> {}));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotMeasurable.class,
                        none -> assertThat(none.reason())
                                .startsWith("somebody nearer than ")
                                .contains("may have been there unseen"));
    }

    /** The middle of the unit's marker shakes by 12 mm with 10 Hz, 1.05 m below a small camera of 60 frames a second. */
    @Test
    void a_tip_that_trembles_before_a_camera_is_measured_as_the_least_there_was() {
        String site = """
                site: bench
                cameras:
                  overhead:
                    pose: {x: 6.0, y: 3.3, z: 1.5, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                    standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                    calibration: {widthPixels: 320, heightPixels: 180, fx: 170.0, fy: 170.0, cx: 160.0, cy: 90.0, distortion: [0.0, 0.0, 0.0, 0.0, 0.0]}
                tips:
                  middle: {camera: overhead, pixel: [160, 90], windowPixels: 21, distanceMeters: 1.05, distanceStandardUncertaintyMeters: 0.02}
                """;
        Lens lens = new Lens(320, 180, 170, 170, 160, 90, 0, 0, 0, 0, 0);
        OverheadCamera camera = new OverheadCamera("overhead", 6, 3.3, 1.5, 1, 0, 0, 0, lens);

        Evidence observed = observed(site, camera, 60, 180, t -> {
            double shake = 0.012 * StrictMath.sin(2 * Math.PI * 10 * t);
            return new Scene(new PlanePose(6 + shake, 3.3, 0), List.of(), List.of(), 1);
        });

        assertThat(measured(observed, "execution.tool-tremor")).isInstanceOfSatisfying(Measurement.class, tremor -> {
            assertThat(tremor.value()).isCloseTo(0.012 / Math.sqrt(2), within(0.0003));
            assertThat(tremor.lowerBound()).isTrue();
        });
    }

    private static MetricOutcome distance(Evidence observed) {
        return measured(observed, DISTANCE);
    }

    private static MetricOutcome measured(Evidence observed, String metric) {
        return Grader.measure(List.of(observed), 1).get(0).outcomes().stream()
                .filter(outcome -> outcome.metricId().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static String hall(String minY) {
        return SITE.formatted(minY);
    }

    /** Six seconds, begun with a look at the field without anybody. */
    private Evidence observed(String site, double unitY, boolean somebody, double light) {
        Lens lens = new Lens(1280, 720, 680, 680, 640, 360, -0.05, 0.01, 0, 0, 0);
        OverheadCamera camera = new OverheadCamera("overhead", 6, 3.3, 7, 1, 0, 0, 0, lens);
        return observed(site, camera, RATE_HZ, 6 * RATE_HZ, t -> {
            List<Person> people = somebody && t > 0 ? List.of(new Person("p", 3 + t, unitY + 1.4, 0)) : List.of();
            return new Scene(new PlanePose(6, unitY, 0.4), people, List.of(), light);
        });
    }

    /** @param scene by the seconds since the first frame */
    private Evidence observed(String site, OverheadCamera camera, int rateHz, int frames, DoubleFunction<Scene> scene) {
        Path bundle = folder.resolve("b" + System.nanoTime());
        SigningKey key = SigningKey.in(folder.resolve("key"));
        FloorPlan plan = new FloorPlan(new Bounds(0, 0, 12, 6.6), List.of(), List.of());
        TrialIdentity identity =
                new TrialIdentity("t-1", "witnessed", "service", "hall", "walk", 1, 7, TimeBase.STATION_UTC, "station");
        try (BundleWriter writer = BundleWriter.create(bundle, identity);
                FieldCamera field = new FieldCamera(camera, plan, Fiducial.SERVICE_UNIT, new Random(3))) {
            writer.document("site.yaml", site.getBytes(StandardCharsets.UTF_8));
            writer.document("unit.yaml", UNIT.getBytes(StandardCharsets.UTF_8));
            writer.roles(Map.of("camera.overhead.image", TOPIC, "observed.unit_pose", "/observations/unit_pose"));
            MessageSchema compressed = MessageRegistry.shipped().get("sensor_msgs/CompressedImage");
            int channel =
                    writer.channel(TOPIC, "ros1", compressed.type(), "ros1msg", compressed.fullDefinition(), Map.of());
            for (int i = 0; i < frames; i++) {
                byte[] jpeg = field.expose(scene.apply(i / (double) rateHz));
                long at = S + i * S / rateHz;
                byte[] message = Ros1Codec.encode(compressed
                        .newMessage()
                        .set("header.stamp", RosTime.ofNanos(at))
                        .set("format", "jpeg")
                        .set("data", jpeg)
                        .build());
                writer.write(channel, at, at, ByteBuffer.wrap(message));
            }
            return Observer.observe(writer.seal("completed", "", key), key, done -> {});
        }
    }
}

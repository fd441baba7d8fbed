package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.scene.PlaneRenderer;

/** Markers on the field: on things that are put down, and surveyed ones by which a camera that moved is told. */
class FieldFiducialsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String SURVEY = """
            survey:
              dictionary: DICT_5X5_50
              sizeMeters: 0.4
              standardUncertaintyMeters: 0.002
              fiducials:
                11: {x: 2.0, y: 1.0, z: 0.0, quaternionXyzw: [0, 0, 0, 1]}
                12: {x: 10.0, y: 1.2, z: 0.0, quaternionXyzw: [0, 0, 0, 1]}
                13: {x: 9.5, y: 5.5, z: 0.0, quaternionXyzw: [0, 0, 0, 1]}
            """;
    private static final Map<Integer, double[]> HANGING =
            Map.of(11, new double[] {2.0, 1.0}, 12, new double[] {10.0, 1.2}, 13, new double[] {9.5, 5.5});

    @TempDir
    Path folder;

    @Test
    void a_camera_that_hangs_as_surveyed_has_no_fault_and_one_pushed_before_the_trial_is_told() {
        assertThat(ObservedJson.on(ObservationChannels.CAMERA_FAULTS, surveyed("good", 0, List.of())))
                .isEmpty();

        Evidence pushed = surveyed("pushed", 0.012, List.of());
        JsonNode fault = ObservedJson.on(ObservationChannels.CAMERA_FAULTS, pushed)
                .get(0)
                .content();
        assertThat(fault.get("kind").asText()).isEqualTo("survey");
        // 12 mrad at 680 pixels, more towards the rim.
        assertThat(fault.get("measured").asDouble()).isBetween(7.5, 11.5);
        assertThat(fault.get("message").asText())
                .startsWith("camera overhead survey from ")
                .contains("pixels between surveyed fiducials and where the camera's stated pose puts them");
        // The background alone never moved, so it cannot tell.
        assertThat(ObservedJson.on(ObservationChannels.CAMERA_FAULTS, pushed)).hasSize(1);
    }

    @Test
    void a_surveyed_number_that_hangs_twice_is_told_and_not_used() {
        Evidence twice = surveyed("twice", 0, List.of(new double[] {4.0, 4.0, 11}));

        assertThat(ObservedJson.on(ObservationChannels.CAMERA_FAULTS, twice)).isEmpty();
        assertThat(ObservedJson.on(ObservationChannels.SUMMARY, twice))
                .extracting(message -> message.content().path("problem").asText())
                .contains("the surveyed fiducial 11 is in a picture more than once; each number may hang once,"
                        + " so it was not used");
    }

    private Evidence surveyed(String name, double turnRadians, List<double[]> more) {
        TestBundle bundle = new TestBundle(folder.resolve(name), Scenes.SITE + SURVEY, "unit: x");
        CameraModel camera = Scenes.camera();
        RigidTransform hanging = camera.inMap().changed(new double[] {0, 0, 0, turnRadians, 0, 0});
        PlaneRenderer renderer = new PlaneRenderer(camera.lens(), 130);
        HANGING.forEach((id, at) -> draw(renderer, hanging, id, at[0], at[1]));
        more.forEach(one -> draw(renderer, hanging, (int) one[2], one[0], one[1]));
        for (int i = 0; i < 3; i++) {
            Mat picture = renderer.picture(2, new Random(i));
            bundle.picture((i + 1) * SECOND, (i + 1) * SECOND, PlaneRenderer.jpeg(picture, 90));
            picture.release();
        }
        return Observer.observe(bundle.seal(), bundle.key(), done -> {});
    }

    private static void draw(PlaneRenderer renderer, RigidTransform camera, int id, double x, double y) {
        renderer.draw(
                PlaneRenderer.marker("DICT_5X5_50", id, 0.4),
                camera.inverse().then(RigidTransform.of(RigidTransform.IDENTITY.rotation(), new double[] {x, y, 0})));
    }

    @Test
    void a_thing_is_seen_where_it_stands_and_whether_that_is_where_it_belongs() {
        String site = Scenes.SITE + """
                objects:
                  box: {dictionary: DICT_4X4_50, id: 3, sizeMeters: 0.30, heightMeters: 0.25, target: {x: 5.0, y: 2.0, withinMeters: 0.05}}
                """;
        FiducialMount box = Objects.requireNonNull(SitePlan.of(site.getBytes(StandardCharsets.UTF_8))
                        .objects()
                        .get("box"))
                .mount();
        TestBundle bundle = new TestBundle(folder.resolve("b"), site, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), box, 1);
        double[][] places = {{5.01, 2.02, 0.3}, {5.045, 2.02, 0.3}, {5.2, 2.0, 0.3}};
        for (int i = 0; i < places.length; i++) {
            Mat frame = frames.render(places[i], new double[3], new double[3], 2, new Random(i));
            bundle.picture((i + 1) * SECOND, (i + 1) * SECOND, RenderedFrames.jpeg(frame, 90));
            frame.release();
        }
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), done -> {});

        List<ObservedJson.Message> seen = ObservedJson.on(ObservationChannels.OBJECTS, observed);
        assertThat(seen).extracting(m -> m.content().get("within").asText()).containsExactly("yes", "not sure", "no");
        for (int i = 0; i < places.length; i++) {
            JsonNode sight = seen.get(i).content();
            assertThat(sight.get("object").asText()).isEqualTo("box");
            assertThat(sight.get("x").asDouble()).isCloseTo(places[i][0], within(0.005));
            assertThat(sight.get("y").asDouble()).isCloseTo(places[i][1], within(0.005));
            assertThat(sight.get("offMeters").asDouble())
                    .isCloseTo(Math.hypot(places[i][0] - 5, places[i][1] - 2), within(0.005));
        }
    }

    @Test
    void two_fiducials_with_one_number_are_refused_in_one_sentence() {
        assertThat(problem(Scenes.SITE + """
                objects:
                  box: {dictionary: DICT_4X4_50, id: 3, sizeMeters: 0.3, heightMeters: 0.25}
                  tray: {dictionary: DICT_4X4_50, id: 3, sizeMeters: 0.3, heightMeters: 0.25}
                """))
                .isEqualTo("site.yaml/objects: box and tray both have the fiducial 3 of DICT_4X4_50;"
                        + " each thing needs its own");
        assertThat(problem(Scenes.SITE + """
                objects:
                  box: {dictionary: DICT_4X4_50, id: 7, sizeMeters: 0.3, heightMeters: 0.25}
                """))
                .isEqualTo("site.yaml/objects: box has the fiducial 7 of DICT_4X4_50, which is on the unit;"
                        + " each thing needs its own");
        assertThat(problem(Scenes.SITE + SURVEY.replace("DICT_5X5_50", "DICT_9X9_50")))
                .startsWith("site.yaml/survey: dictionary DICT_9X9_50 is not one of [DICT_4X4_100, ");
    }

    private String problem(String site) {
        TestBundle bundle = new TestBundle(folder.resolve("p" + site.hashCode()), site, Scenes.UNIT);
        bundle.picture(SECOND, SECOND, new byte[] {1});
        return ObservedJson.on(ObservationChannels.SUMMARY, Observer.observe(bundle.seal(), bundle.key(), done -> {}))
                .stream()
                .filter(message -> message.content().has("problem"))
                .findFirst()
                .orElseThrow()
                .content()
                .get("problem")
                .asText();
    }
}

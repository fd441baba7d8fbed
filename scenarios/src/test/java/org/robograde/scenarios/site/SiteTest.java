package org.robograde.scenarios.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.robots.units.yaml.Issue;

class SiteTest {
    private static final Path HOTEL =
            Path.of(System.getProperty("robograde.root"), "scenarios/sites/hotel-corridor.yaml");

    @Test
    void the_hotel_is_read_as_it_is_written() {
        Site hotel = Site.load(HOTEL);

        assertThat(hotel.walls()).hasSize(17);
        assertThat(hotel.places()).hasSize(9);
        assertThat(hotel.place("room-203").orElseThrow().title().zh()).isEqualTo("203房");
        assertThat(hotel.barriers().keySet()).containsExactly("north-corridor", "south-corridor");
        SiteCamera overhead = hotel.cameras().values().iterator().next();
        assertThat(overhead.calibration().fx()).isEqualTo(680);
        assertThat(overhead.pose().quaternionXyzw()).containsExactly(1.0, 0.0, 0.0, 0.0);
        assertThat(hotel.instruments().values())
                .filteredOn(Instrument::stopsTrial)
                .extracting(Instrument::id)
                .containsExactly("estop");
        assertThat(hotel.roleTopics())
                .containsEntry("camera.overhead.image", "/field/camera/overhead/image/compressed")
                .containsEntry("instrument.estop", "/instruments/estop");
    }

    @Test
    void a_calibration_document_named_by_the_site_is_read_with_its_signature(@TempDir Path folder) throws IOException {
        Path site = folder.resolve("site.yaml");
        Files.writeString(
                site,
                Site.load(HOTEL)
                        .text()
                        .replace(
                                "validUntil: \"2027-10-01\"}",
                                "validUntil: \"2027-10-01\", document: calibration-overhead.json}"));
        InvalidInputException missing = catchThrowableOfType(InvalidInputException.class, () -> Site.load(site));
        assertThat(missing).hasMessageContaining("calibration-overhead.json cannot be read beside the site's file");

        Files.writeString(folder.resolve("calibration-overhead.json"), "{}");
        Files.writeString(folder.resolve("calibration-overhead.sig"), "signature");

        SiteCamera overhead = Site.load(site).cameras().values().iterator().next();
        assertThat(overhead.calibration().documents().keySet())
                .containsExactly("calibration-overhead.json", "calibration-overhead.sig");

        Files.writeString(site, Files.readString(site).replace("document: calibration-", "document: ../calibration-"));
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> Site.load(site)))
                .hasMessageContaining("is not the name of a calibration document beside this file");
    }

    @Test
    void surveyed_fiducials_and_things_with_a_marker_are_checked_and_each_number_is_used_once(@TempDir Path folder)
            throws IOException {
        Path site = folder.resolve("site.yaml");
        String fiducials = """
                survey:
                  dictionary: DICT_5X5_50
                  sizeMeters: 0.3
                  standardUncertaintyMeters: 0.002
                  fiducials:
                    11: {x: 2.0, y: 1.0, z: 0.0, quaternionXyzw: [0, 0, 0, 1]}
                objects:
                  tray: {dictionary: DICT_4X4_50, id: 3, sizeMeters: 0.1, heightMeters: 0.9, target: {x: 4.0, y: 2.0, withinMeters: 0.05}}
                """;
        Files.writeString(site, Site.load(HOTEL).text() + fiducials);
        assertThat(Site.load(site).text()).contains("tray:");

        Files.writeString(
                site,
                Site.load(HOTEL).text()
                        + fiducials
                                .replace("DICT_4X4_50, id: 3", "DICT_5X5_50, id: 11")
                                .replace("[0, 0, 0, 1]", "[0, 0, 0, 2]"));
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> Site.load(site)))
                .hasMessageContaining("the fiducial 11 of DICT_5X5_50 is on \"tray\" and on the survey")
                .hasMessageContaining("a rotation is four numbers of length 1");
    }

    @Test
    void lamps_displays_tips_and_endoscopes_are_checked_and_an_endoscopes_pictures_have_a_role(@TempDir Path folder)
            throws IOException {
        Path site = folder.resolve("site.yaml");
        String marks = """
                endoscopes:
                  scope: {imageTopic: /scope/image, calibration: {widthPixels: 640, heightPixels: 480, fx: 500.0, fy: 500.0, cx: 320.0, cy: 240.0, distortion: [0.0, 0.0, 0.0, 0.0]}}
                lamps:
                  ready: {camera: overhead, region: [600, 40, 24, 24]}
                displays:
                  order: {camera: overhead, region: [100, 40, 200, 200]}
                tips:
                  needle: {camera: scope, pixel: [320, 200], distanceMeters: 0.1, distanceStandardUncertaintyMeters: 0.005}
                """;
        Files.writeString(site, Site.load(HOTEL).text() + marks);
        assertThat(Site.load(site).roleTopics()).containsEntry("camera.scope.image", "/scope/image");

        Files.writeString(
                site,
                Site.load(HOTEL).text()
                        + marks.replace("region: [600,", "region: [1270,")
                                .replace("camera: overhead, region: [100", "camera: east, region: [100")
                                .replace("pixel: [320, 200]", "pixel: [320, 480]")
                                .replace(", fx: 500.0", ""));
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> Site.load(site)))
                .hasMessageContaining("\"ready\" lies outside of the camera's picture of 1280x720 pixels")
                .hasMessageContaining("there is no camera \"east\" on this site")
                .hasMessageContaining("\"needle\" begins outside of the camera's picture of 640x480 pixels")
                .hasMessageContaining("needs the field \"fx\"");
    }

    private static final String SAFETY = """
            safety:
              heartbeats: {unit: 0.5, console: 1.0}
              limits: {door-203: 0.5}
              forbiddenZones: {lift: [0, 0, 1, 0, 1, 1]}
              peopleFrom: door-203
              persons: 2
            """;

    private static String withSafety() {
        String text = Site.load(HOTEL).text();
        int from = text.indexOf("safety:");
        int to = text.indexOf("# Rules of the floor");
        return text.substring(0, from) + SAFETY + text.substring(to);
    }

    @Test
    void what_ends_a_trial_is_read_as_it_is_written() {
        SafetyRules rules = Site.parse("site.yaml", withSafety()).safety();

        assertThat(rules.heartbeatSeconds()).containsEntry("unit", 0.5).containsEntry("console", 1.0);
        assertThat(rules.limits()).containsExactly(java.util.Map.entry("door-203", 0.5));
        assertThat(rules.forbiddenZones().get("lift")).containsExactly(0.0, 0.0, 1.0, 0.0, 1.0, 1.0);
        assertThat(rules.peopleFrom()).contains("door-203");
        assertThat(rules.persons()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit: 0.5 | robot: 0.5 | unknown-instrument",
                "unit: 0.5 | unit: 0.01 | out-of-range",
                "limits: {door-203 | limits: {door-204 | unknown-instrument",
                "peopleFrom: door-203 | peopleFrom: door-204 | unknown-instrument",
                "peopleFrom: door-203 | # nobody | zones-unwatched",
                "[0, 0, 1, 0, 1, 1] | [0, 0, 1, 0, 1] | bad-polygon",
                "persons: 2 | persons: 3 | out-of-range",
                "persons: 2 | people: 2 | unknown-field",
            })
    void each_mistake_of_what_ends_a_trial_has_its_code(String right, String wrong, String code) {
        String text = withSafety();
        assertThat(text).contains(right);

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> Site.parse("site.yaml", text.replace(right, wrong)));

        assertThat(refused.issues()).extracting(Issue::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dock: {x: 1.2 | dock: {x: 77.0 | outside-site",
                "dock: {x: 1.2 | dock: {x: 0.2 | inside-wall",
                "[2.6, 4.7, 3.23, 4.7] | [2.6, 4.7, 3.23] | bad-segment",
                "[2.6, 4.7, 3.23, 4.7] | [2.6, 4.7, 3.23, east] | bad-segment",
                "maxX: 12.0 | maxX: -1.0 | bad-bounds",
                "[1.0, 0.0, 0.0, 0.0] | [1.0, 1.0, 0.0, 0.0] | bad-quaternion",
                "[1.0, 0.0, 0.0, 0.0] | [1.0, 0.0, 0.0] | wrong-type",
                "2026-10-01 | 1 October | bad-date",
                "2026-10-01 | 2028-10-01 | bad-date",
                "rateHz: 10 | rateHz: 0 | out-of-range",
                "stopsTrial: true | stopsTrial: yes | wrong-type",
                "stopsTrial: true | stopsTrial: true, station: far end | bad-id",
                "unit: \"/\", title: {en: Emergency stop | uint: \"/\", title: {en: Emergency stop | missing-field",
                "zh: 充电位 | zh: \"\" | empty-text",
                "edition: 2 | edition: 2.5 | wrong-type",
                "kind: keep_out | kind: keepout | unknown-kind",
                "[5.0, 4.7, 6.2, 4.7, 6.2, 5.6, 5.0, 5.6] | [5.0, 4.7, 6.2, 4.7] | bad-polygon",
                "maxMetersPerSecond: 0.5 | maxMetersPerSecond: 0 | out-of-range",
            })
    void each_mistake_has_its_code(String right, String wrong, String code) {
        String text = Site.load(HOTEL).text();
        assertThat(text).contains(right);

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> Site.parse("site.yaml", text.replace(right, wrong)));

        assertThat(refused.issues()).extracting(Issue::code).contains(code);
    }
}

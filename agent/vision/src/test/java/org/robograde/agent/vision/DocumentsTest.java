package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.agent.vision.document.VisionInputException;

/** What is read from a bundle's site and unit, and what is said of mistakes in them. */
class DocumentsTest {
    @Test
    void a_site_without_cameras_has_none() {
        assertThat(CameraModel.ofSite(bytes("site: hall"))).isEmpty();
    }

    @Test
    void a_unit_without_a_fiducial_has_none() {
        assertThat(FiducialMount.ofUnit(bytes("unit: x"))).isEmpty();
    }

    @Test
    void the_marker_sits_where_the_unit_says() {
        FiducialMount mount =
                Scenes.mount(Scenes.UNIT.replace("0.45", "0.5, offset: {x: 0.1, y: -0.2, headingRadians: 1.5}"));
        assertThat(mount).isEqualTo(new FiducialMount("DICT_4X4_50", 7, 0.4, 0.5, 0.1, -0.2, 1.5, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fx: 680.0 | fx: .nan | site.yaml/cameras/overhead/calibration: fx is NaN, it must lie between",
                "fx: 680.0, | | site.yaml/cameras/overhead/calibration: fx is missing",
                "widthPixels: 1280 | widthPixels: 1280.5 | site.yaml/cameras/overhead/calibration: widthPixels is 1280.5, not a whole number",
                "1280, heightPixels: 720 | 65000, heightPixels: 65000 | site.yaml/cameras/overhead: more than 67108864 pixels",
                "[-0.05, 0.01, 0.0, 0.0, 0.0] | [1.0] | site.yaml/cameras/overhead: distortion has 1 numbers, it needs 4, 5 or 8",
                "[1.0, 0.0, 0.0, 0.0] | [1.0, 1.0, 0.0, 0.0] | site.yaml/cameras/overhead/pose: quaternionXyzw has norm",
                "site: test-hall | 'site: &a x\nother: *a' | site.yaml uses a YAML alias",
                "site: test-hall | 'a: 1\na: 2' | site.yaml is not YAML",
                "site: test-hall | '[' | site.yaml is not YAML"
            })
    void a_mistake_in_a_site_names_its_place(String from, String to, String message) {
        String site = Scenes.SITE.replace(from, to == null ? "" : to);
        assertThatThrownBy(() -> CameraModel.ofSite(bytes(site)))
                .isInstanceOf(VisionInputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_document_costs_no_more_than_its_size() {
        assertThatThrownBy(() -> CameraModel.ofSite(bytes("[".repeat(100_000))))
                .hasMessage("site.yaml is nested deeper than 32 levels");
        assertThatThrownBy(() -> CameraModel.ofSite(new byte[2 << 20]))
                .hasMessageContaining("at most 1048576 are read");
        assertThatThrownBy(() -> CameraModel.ofSite(bytes("a: [" + "1,".repeat(250_000) + "1]")))
                .hasMessage("site.yaml has more than 200000 YAML events");
        assertThatThrownBy(() -> CameraModel.ofSite(new byte[] {(byte) 0xFF, 1}))
                .hasMessage("site.yaml is not UTF-8 text");
    }

    @Test
    void an_unknown_marker_family_is_answered_with_those_that_are_known() {
        assertThatThrownBy(() -> Scenes.mount(Scenes.UNIT.replace("DICT_4X4_50", "DICT_3X3")))
                .hasMessageStartingWith("unit.yaml/fiducial: dictionary DICT_3X3 is not one of [DICT_4X4_100, ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

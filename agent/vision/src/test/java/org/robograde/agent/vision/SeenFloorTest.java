package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.agent.vision.document.VisionInputException;

/** A camera 7 m up that looks straight down, without distortion: a person's middle, 0.86 m up, is in the picture within 5.77 m and 3.24 m of its foot. */
class SeenFloorTest {
    private static final CameraModel CAMERA =
            Scenes.camera(Scenes.SITE.replace("[-0.05, 0.01, 0.0, 0.0, 0.0]", "[0.0, 0.0, 0.0, 0.0]"));
    private static final double HALF_DEPTH_METERS = (7 - 0.86) * 359 / 680;

    @Test
    void around_a_unit_the_floor_is_seen_up_to_the_nearest_rim() {
        SeenFloor floor = new SeenFloor(CAMERA, Optional.empty());

        assertThat(floor.clearMeters(6, 3.3)).isCloseTo(HALF_DEPTH_METERS, within(0.05));
        assertThat(floor.clearMeters(6, 1.3)).isCloseTo(HALF_DEPTH_METERS - 2, within(0.05));
        assertThat(floor.clearMeters(6, -2)).isZero();
    }

    @Test
    void beyond_the_fields_end_there_is_nobody_to_be_seen() {
        SeenFloor floor = new SeenFloor(CAMERA, Optional.of(new SitePlan.Bounds(1, 0.5, 11, 6.1)));

        assertThat(floor.clearMeters(6, 3.3)).isEqualTo(VisionParameters.CLEAR_METERS_MAX);
        assertThat(floor.clearMeters(6, 1.3)).isEqualTo(VisionParameters.CLEAR_METERS_MAX);
    }

    @Test
    void bounds_that_bound_nothing_are_refused() {
        byte[] site = (Scenes.SITE + "bounds: {minX: 3, minY: 0, maxX: 3, maxY: 6}\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SitePlan.of(site))
                .isInstanceOf(VisionInputException.class)
                .hasMessage("site.yaml/bounds: minX and minY must be less than maxX and maxY");
    }
}

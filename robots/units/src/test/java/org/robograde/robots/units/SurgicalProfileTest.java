package org.robograde.robots.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.robots.units.yaml.InvalidInputException;

class SurgicalProfileTest {
    private static final Path PROFILES = Path.of(System.getProperty("robograde.root"), "robots/units/profiles");

    private static UnitProfile shipped() {
        return UnitProfile.load(PROFILES.resolve("sim-surgical.yaml"));
    }

    @Test
    void the_section_stands_for_the_roles_of_an_arm_and_its_hand_controller() {
        UnitProfile unit = shipped();
        assertThat(unit.of(SurgicalRole.TOOL_POSE).orElseThrow())
                .isEqualTo(new UnitInterface(
                        "tool_pose",
                        "/PSM1/measured_cp",
                        "geometry_msgs/PoseStamped",
                        UnitInterface.Direction.FROM_UNIT,
                        50,
                        true));
        assertThat(unit.of(SurgicalRole.STATE_COMMAND).orElseThrow().type()).isEqualTo("crtk_msgs/StringStamped");
        assertThat(unit.of(SurgicalRole.MASTER_POSE).orElseThrow().topic()).isEqualTo("/MTMR/measured_cp");
        assertThat(unit.of(SurgicalRole.JAW_COMMAND).orElseThrow().direction())
                .isEqualTo(UnitInterface.Direction.TO_UNIT);
    }

    @Test
    void the_arm_tells_its_scale_and_how_a_tool_lies_that_comes_through_its_remote_centre() {
        SurgicalArm arm = SurgicalArm.of(shipped()).orElseThrow();
        assertThat(arm.motionScale()).isEqualTo(0.4);
        assertThat(arm.orientationAt(0, 0, 0).get(0)).isCloseTo(1.0, within(1e-12));
        List<Double> aside = arm.orientationAt(0.17, 0, 0);
        // Half of 45 degrees about y, after half a turn about x.
        assertThat(aside.get(0)).isCloseTo(Math.cos(Math.PI / 8), within(1e-12));
        assertThat(aside.get(2)).isCloseTo(Math.sin(Math.PI / 8), within(1e-12));
    }

    @Test
    void every_mistake_of_the_section_is_told_at_once() {
        String text = shipped()
                .text()
                .replace("arm: /PSM1\n", "arm: PSM1\n")
                .replace("motionScale: 0.4", "motionScale: 40")
                .replace("master: /MTMR", "maestro: /MTMR");
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> UnitProfile.parse("unit.yaml", text));
        assertThat(refused.issues().stream().map(issue -> issue.message()).toList())
                .containsExactlyInAnyOrder(
                        "\"PSM1\" is not a full topic name",
                        "\"crtk\" needs the field \"master\"",
                        "\"motionScale\" must be between 0.01 and 10, not 40",
                        "\"crtk\" has no field \"maestro\"");
    }

    @Test
    void a_verb_of_an_arm_without_its_section_says_which_section_it_needs() {
        String text = shipped().text();
        String without =
                text.substring(0, text.indexOf("# The arm and its hand")) + text.substring(text.indexOf("interfaces:"));
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> UnitProfile.parse("unit.yaml", without));
        assertThat(refused.issues().stream().map(issue -> issue.message()).toList())
                .contains("\"teleoperate\" needs the topics tool_pose, master_pose, operator_present");
    }
}

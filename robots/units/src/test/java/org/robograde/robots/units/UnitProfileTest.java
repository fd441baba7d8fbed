package org.robograde.robots.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.robots.units.yaml.Issue;

class UnitProfileTest {
    static final Path PROFILES = Path.of(System.getProperty("robograde.root"), "robots/units/profiles");

    private static UnitProfile shipped(String name) {
        return UnitProfile.load(PROFILES.resolve(name + ".yaml"));
    }

    private static List<Issue> mistakes(String text) {
        return catchThrowableOfType(InvalidInputException.class, () -> UnitProfile.parse("unit.yaml", text))
                .issues();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sim-service",
                "sim-service-replanner",
                "sim-service-asker",
                "template-service",
                "sim-industrial",
                "template-industrial"
            })
    void shipped_profiles_load_and_their_schema_accepts_them(String name) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(PROFILES.resolve("unit-profile.schema.json")), InputFormat.JSON);

        assertThat(schema.validate(Files.readString(PROFILES.resolve(name + ".yaml")), InputFormat.YAML))
                .isEmpty();
        assertThat(Role.ALL).containsAll(shipped(name).interfaces().keySet());
    }

    @Test
    void a_section_stands_for_the_roles_it_implies() {
        UnitProfile unit = shipped("sim-service-asker");

        assertThat(unit.of(Role.GOAL).orElseThrow())
                .isEqualTo(new UnitInterface(
                        "goal",
                        "/move_base/goal",
                        "move_base_msgs/MoveBaseActionGoal",
                        UnitInterface.Direction.TO_UNIT,
                        0,
                        true));
        assertThat(unit.of(Role.GOAL_STATUS).orElseThrow().topic()).isEqualTo("/move_base/status");
        assertThat(unit.of(Role.SAID).orElseThrow().direction()).isEqualTo(UnitInterface.Direction.FROM_UNIT);
        assertThat(unit.fiducial().orElseThrow().id()).isEqualTo(7);
    }

    @Test
    void the_two_simulated_units_differ_only_in_name() {
        String asker = shipped("sim-service-asker").text();
        String replanner = shipped("sim-service-replanner").text();

        assertThat(asker.replace("asker", "X")
                        .replace("courier B", "Y")
                        .replace("SIM-B", "Z")
                        .replace("乙", "W"))
                .isEqualTo(replanner
                        .replace("replanner", "X")
                        .replace("courier A", "Y")
                        .replace("SIM-A", "Z")
                        .replace("甲", "W"));
    }

    @Test
    void a_link_can_be_overridden_and_the_file_stays_as_written() {
        UnitProfile moved = shipped("sim-service-asker").withLink(URI.create("ros1://127.0.0.1:4711"));

        assertThat(moved.link().getPort()).isEqualTo(4711);
        assertThat(moved.text()).contains("11311");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "type: sensor_msgs/LaserScan | type: sensor_msgs/PointCloud2 | unknown-type",
                "  scan: | scann: | unknown-role",
                "ros1://127.0.0.1:11311 | http://127.0.0.1 | bad-link",
                "convention: move_base | convention: nav2 | unknown-convention",
                "topic: /odom | topic: odom | bad-topic",
                "serial: SIM-B | serial: 007 | -",
                "serial: SIM-B | serial: 7 | wrong-type",
                "radiusMeters: 0.25 | radiusMeters: 250 | out-of-range",
                "order, say, ask | order, say, asks | unknown-verb",
                "DICT_4X4_50 | 4X4_50 | bad-dictionary",
                "class: service | class: services | unknown-class",
                "maker: RoboGrade | makr: RoboGrade | missing-field",
            })
    void each_mistake_has_its_code(String right, String wrong, String code) {
        String text = shipped("sim-service-asker").text();
        assertThat(text).contains(right.strip());
        String mistaken = text.replace(right.strip(), wrong.strip());

        // 007 is no number in YAML 1.2's JSON schema, so it stays the text a maker meant.
        if (code == null)
            assertThat(UnitProfile.parse("unit.yaml", mistaken).serial()).isEqualTo("007");
        else assertThat(mistakes(mistaken)).extracting(Issue::code).contains(code);
    }

    @Test
    void a_verb_without_its_topics_is_told_with_what_to_add() {
        String mute = shipped("sim-service-asker").text().replaceAll("(?m)^dialogue:.*\n", "");

        assertThat(mistakes(mute))
                .extracting(Issue::message)
                .containsExactly(
                        "\"order\" needs the topics heard",
                        "\"say\" needs the topics heard",
                        "\"ask\" needs the topics heard, said",
                        "\"load\" needs the topics heard, said");
    }

    @Test
    void a_missing_file_is_one_issue_and_not_a_stack_of_exceptions() {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> UnitProfile.load(Path.of("no-such-unit.yaml")));

        assertThat(refused.getMessage())
                .startsWith("no-such-unit.yaml:1:1: error: the file cannot be read: there is no such file");
    }
}

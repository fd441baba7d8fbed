package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.scenarios.site.Site;

class IndustrialScriptsTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root"));
    private static final Path SCRIPTS = ROOT.resolve("scenarios/scripts/industrial");
    private static final Site CELL = Site.load(ROOT.resolve("scenarios/sites/arm-cell.yaml"));

    private static UnitProfile unit(String name) {
        return UnitProfile.load(ROOT.resolve("robots/units/profiles/" + name + ".yaml"));
    }

    private static boolean valid(String schema, Path yaml) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(ROOT.resolve(schema)), InputFormat.JSON)
                .validate(Files.readString(yaml), InputFormat.YAML)
                .isEmpty();
    }

    @Test
    void there_are_the_six_scripts_and_no_other() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "cell-pose-test.yaml",
                            "cell-path-test.yaml",
                            "cell-bin-picking.yaml",
                            "cell-hand-over.yaml",
                            "cell-emergency-stop.yaml",
                            "cell-intrusion.yaml");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell-pose-test",
                "cell-path-test",
                "cell-bin-picking",
                "cell-hand-over",
                "cell-emergency-stop",
                "cell-intrusion"
            })
    void each_script_fits_each_shipped_arm_and_its_schema_accepts_it(String name) throws IOException {
        Path file = SCRIPTS.resolve(name + ".yaml");

        for (String unit : List.of("sim-industrial", "template-industrial")) {
            Scenario script = Scenario.load(file, CELL, unit(unit));
            assertThat(script.id()).isEqualTo(name);
            assertThat(script.warnings()).isEmpty();
            assertThat(script.plays().get(0).leftOut()).isEmpty();
            assertThat(Timeline.of(script.trials().get(0))).isNotBlank();
        }
        assertThat(valid("scenarios/scripts/scenario.schema.json", file)).isTrue();
    }

    @Test
    void the_schema_accepts_the_cell() throws IOException {
        assertThat(valid("scenarios/sites/site.schema.json", ROOT.resolve("scenarios/sites/arm-cell.yaml")))
                .isTrue();
    }

    private static List<String> mistakes(String steps) {
        String head = """
                scenario: wrong
                edition: 1
                title: {en: Wrong, zh: 错}
                class: industrial
                site: arm-cell
                seed: 1
                timeLimitSeconds: 60
                steps:
                """;
        return catchThrowableOfType(
                        InvalidInputException.class,
                        () -> Scenario.parse("wrong.yaml", head + steps, CELL, unit("sim-industrial")))
                .issues()
                .stream()
                .map(issue -> issue.where().line() + ":" + issue.where().column() + " " + issue.message() + " ["
                        + issue.code() + "] " + issue.hint())
                .toList();
    }

    @Test
    void every_mistake_is_told_at_once_with_its_place_and_what_was_meant() {
        assertThat(mistakes("""
                  - move_to: {to: p11, timeoutSeconds: 10}
                  - follow_path: {path: squar, timeoutSeconds: 10}
                  - pick: {object: red-gaer, timeoutSeconds: 10}
                  - place: {object: red-gear, to: tray-a, withinMeters: 3, timeoutSeconds: 10}
                  - move_to: {joints: [0.1, 99], timeoutSeconds: 10}
                  - hand_over: {object: red-gear, at: hand-over}
                """))
                .containsExactly(
                        "9:19 \"p11\" is not a pose of the site's cell [unknown-pose] did you mean \"p1\"?",
                        "10:25 \"squar\" is not a path of the site's cell [unknown-path] did you mean \"square\"?",
                        "11:20 \"red-gaer\" is not a part of the site's cell [unknown-part] did you mean \"red-gear\"?",
                        "12:57 \"withinMeters\" must be between 1.0E-4 and 0.5 m, not 3 [out-of-range] ",
                        "13:29 a joint's angle must be a number from -7 to 7 rad [bad-angle] ",
                        "14:16 \"hand_over\" needs the field \"timeoutSeconds\" [missing-field] add \"timeoutSeconds:\"");
    }
}

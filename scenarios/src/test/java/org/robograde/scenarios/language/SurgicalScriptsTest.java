package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.Site;

/** The surgical scripts and their table load, and their mistakes are told in exactly these words. */
class SurgicalScriptsTest {
    private static final String HEAD = """
            scenario: a-script
            edition: 1
            title: {en: A script, zh: 脚本}
            class: surgical
            site: operating-table
            seed: 1
            timeLimitSeconds: 60
            steps:
            """;

    private static Site table() {
        return Site.load(ShippedScriptsTest.ROOT.resolve("scenarios/sites/operating-table.yaml"));
    }

    private static List<String> mistakes(String text) {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> Scenario.parse("s.yaml", HEAD + text, table(), ShippedScriptsTest.unit("sim-surgical")));
        return refused.issues().stream()
                .map(issue -> issue.where().line() + ": " + issue.message() + " | " + issue.hint())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table-ring-transfer",
                "table-needle-insertion",
                "table-line-tracing",
                "table-camera-hold",
                "table-master-slave",
                "table-emergency-stop",
                "table-intrusion"
            })
    void every_shipped_script_loads_for_every_shipped_surgical_unit_and_its_schema_accepts_it(String name)
            throws IOException {
        var file = ShippedScriptsTest.ROOT.resolve("scenarios/scripts/surgical/" + name + ".yaml");
        for (String unit : List.of("sim-surgical", "template-surgical")) {
            Scenario scenario = Scenario.load(file, table(), ShippedScriptsTest.unit(unit));
            assertThat(scenario.id()).isEqualTo(name);
            assertThat(scenario.plays().get(0).leftOut()).isEmpty();
            assertThat(Timeline.of(scenario.trials().get(0))).contains("phase ");
        }
        assertThat(accepted("scenarios/scripts/scenario.schema.json", file)).isTrue();
    }

    private static boolean accepted(String schema, java.nio.file.Path file) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(ShippedScriptsTest.ROOT.resolve(schema)), InputFormat.JSON)
                .validate(Files.readString(file), InputFormat.YAML)
                .isEmpty();
    }

    @Test
    void the_table_is_read_and_its_schema_accepts_it() throws IOException {
        OperatingTable table = OperatingTable.of(table()).orElseThrow();
        assertThat(table.rings()).containsOnlyKeys("ring-red", "ring-blue", "ring-green");
        assertThat(table.line("line-1")).hasSize(9);
        assertThat(table.point("peg-d").orElseThrow().x()).isEqualTo(0.05);
        assertThat(accepted(
                        "scenarios/sites/site.schema.json",
                        ShippedScriptsTest.ROOT.resolve("scenarios/sites/operating-table.yaml")))
                .isTrue();
    }

    @Test
    void things_that_are_not_on_the_table_are_named_with_what_was_probably_meant() {
        assertThat(mistakes("""
              - transfer: {ring: ring-rad, to: peg-z, timeoutSeconds: 10}
              - insert: {target: target-9, times: 0, timeoutSeconds: 10}
              - trace: {line: line-2, timeoutSeconds: 10}
              - hold_camera: {view: view-lift, seconds: 3}
              - teleoperate: {radiusMeters: 0.9, periodSeconds: 6, seconds: 10}
            """))
                .containsExactly(
                        "9: \"ring-rad\" is not a ring of the site's table | did you mean \"ring-red\"?",
                        "9: \"peg-z\" is not a peg of the site's table | did you mean \"peg-a\"?",
                        "10: \"target-9\" is not a target of the site's table | did you mean \"target-1\"?",
                        "10: \"times\" must be between 1 and 100, not 0 | ",
                        "11: \"line-2\" is not a line of the site's table | did you mean \"line-1\"?",
                        "12: \"hold_camera\" needs the field \"timeoutSeconds\" | add \"timeoutSeconds:\"",
                        "12: \"view-lift\" is not a view of the site's table | did you mean \"view-left\"?",
                        "13: \"radiusMeters\" must be between 0.005 and 0.2 m, not 0.9 | ");
    }

    @Test
    void a_table_with_mistakes_is_told_them_all_at_once() {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> Site.parse("t.yaml", """
                        site: a-table
                        edition: 1
                        title: {en: A table, zh: 台}
                        bounds: {minX: -1, minY: -1, maxX: 1, maxY: 1}
                        walls: [[-0.5, 0.5, 0.5, 0.5]]
                        places: {middle: {x: 0, y: 0, headingRadians: 0, title: {en: Middle, zh: 中}}}
                        table:
                          tracker: {topic: /t}
                          home: {x: 0, y: 0, z: 9}
                          floorMeters: 0
                          lines: {a-line: [[0, 0, 0]], b-line: [[0, 0], [1, 1, 1]]}
                          forbidden: [{x: 0, y: 0, z: 0, radiusMeters: 0}]
                          knives: {}
                        """));
        assertThat(refused.issues().stream()
                        .map(issue -> issue.where().line() + ": " + issue.message())
                        .toList())
                .containsExactlyInAnyOrder(
                        "8: \"tracker\" needs the field \"standardUncertaintyMeters\"",
                        "9: \"z\" must be between -2 and 2 m, not 9",
                        "11: a line must be a list of two points or more",
                        "11: a point of a line must be three numbers [x, y, z] in metres, each between -2 and 2",
                        "12: \"radiusMeters\" must be between 0.001 and 1 m, not 0",
                        "13: \"table\" has no field \"knives\"");
    }
}

package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, and what programs that are not ours make of its files: npm's MCAP reader and a browser. */
@Tag("interop")
class DemoInteropTest {
    @TempDir
    static Path work;

    private static Program robograde;
    private static JsonNode units;

    @BeforeAll
    static void runTheDemo() throws Exception {
        robograde = new Program(work.resolve("config"));
        Program.Run demo = robograde.run("demo", "--out", work.resolve("demo"), "--json");
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        units = new ObjectMapper().readTree(demo.out()).get("units");
        assertThat(units).hasSize(2);
    }

    @Test
    void the_unit_that_helps_itself_is_graded_higher() {
        assertThat(units.get(0).get("unit").asText()).isEqualTo("sim-service-replanner");
        assertThat(units.get(0).get("level").asInt())
                .isGreaterThan(units.get(1).get("level").asInt());
        assertThat(units).allSatisfy(unit -> {
            assertThat(unit.get("elements")).hasSizeGreaterThanOrEqualTo(5);
            // Three deliveries and a stop before the camera, seven more scripts without.
            assertThat(unit.get("bundles")).hasSize(11);
            assertThat(unit.get("decidedBy")).isNotEmpty();
        });
    }

    @Test
    void a_unit_that_obeys_whoever_speaks_is_told_from_one_that_does_not() throws Exception {
        for (String clause : List.of("HS-S-8", "HS-S-9", "HS-S-10")) {
            int able = highestLevel(units.get(0), clause);
            int obedient = highestLevel(units.get(1), clause);
            assertThat(able).as(clause).isGreaterThanOrEqualTo(4);
            assertThat(obedient).as(clause).isLessThanOrEqualTo(2);
        }
    }

    private static int highestLevel(JsonNode unit, String clause) throws IOException {
        Path grade = work.resolve("demo").resolve(unit.get("unit").asText()).resolve("grade/grade.json");
        for (JsonNode finding : new ObjectMapper().readTree(grade.toFile()).get("findings")) {
            if (finding.get("clauseId").asText().equals(clause)) {
                return finding.get("highestLevelPassed").asInt();
            }
        }
        throw new IllegalStateException("the grade has no finding of " + clause);
    }

    @Test
    void a_foreign_reader_decodes_every_message_that_nobody_spoilt() throws Exception {
        Path script = Program.root().resolve("agent/evidence/src/test/interop/read-all.mjs");
        int filmed = 0;
        for (Path bundle : bundles()) {
            Program.Run read = process(
                    Map.of("ROBOGRADE_INTEROP_NODE_MODULES", System.getProperty("robograde.interop.node_modules", "")),
                    "node",
                    script.toString(),
                    bundle.resolve("recording.mcap").toString());
            if (String.valueOf(bundle.getFileName()).startsWith("hotel-network-attack")) {
                // Kept as it came: what a stranger spoilt on purpose cannot be decoded by anyone.
                assertThat(read.err()).contains("RangeError");
                continue;
            }
            assertThat(read.exitCode()).as(read.err()).isZero();
            JsonNode counts = new ObjectMapper().readTree(read.out());
            assertThat(counts.at("/decoded").has("/odom")).isTrue();
            boolean camera = counts.at("/decoded").has("/field/camera/overhead/image/compressed");
            boolean tracker = counts.at("/decoded").has("/field/tracker/unit_pose");
            assertThat(camera || tracker).as(bundle.toString()).isTrue();
            filmed += camera ? 1 : 0;
        }
        assertThat(filmed).isEqualTo(8);
    }

    @Test
    void every_bundle_and_every_grade_is_verified() throws Exception {
        for (Path bundle : bundles()) {
            Program.Run verify = robograde.run("verify", bundle);
            assertThat(verify.exitCode()).as(verify.out()).isZero();
        }
        for (JsonNode unit : units) {
            Path grade = work.resolve("demo").resolve(unit.get("unit").asText()).resolve("grade");
            assertThat(robograde.run("verify", grade).exitCode()).isZero();
        }
    }

    @Test
    void a_browser_shows_the_report_and_asks_nobody_for_anything() throws Exception {
        for (JsonNode unit : units) {
            Path page = Path.of(unit.get("report").asText());
            Path picture = work.resolve(unit.get("unit").asText() + ".png");
            Program.Run chromium = process(
                    Map.of("HOME", work.toString()),
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir="
                            + work.resolve("chromium-" + unit.get("unit").asText()),
                    "--window-size=1200,3000",
                    "--screenshot=" + picture,
                    page.toUri().toString());
            assertThat(picture).as(chromium.err()).exists();
            assertThat(Files.size(picture)).isGreaterThan(50_000);
            assertThat(Files.readString(page)).doesNotContain("src=\"http").doesNotContain("url(http");
        }
    }

    private static List<Path> bundles() {
        List<Path> bundles = new ArrayList<>();
        units.forEach(unit -> unit.get("bundles").forEach(bundle -> bundles.add(Path.of(bundle.asText()))));
        return bundles;
    }

    private static Program.Run process(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return Program.await(builder.start(), 120);
    }
}

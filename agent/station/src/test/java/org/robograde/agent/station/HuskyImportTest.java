package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real robot's recording, made by others years ago, through the program's own commands. */
class HuskyImportTest {
    @TempDir
    Path work;

    @Test
    void a_foreign_recording_gives_path_and_speed_and_says_what_it_cannot_tell() throws Exception {
        Path bag = Path.of(System.getProperty("robograde.testdata", "none"), "robot_localization-1", "test1.bag");
        assumeTrue(Files.isRegularFile(bag), "skipped: no test data");
        Program robograde = new Program(work.resolve("config"));

        Program.Run imported = robograde.run("import", bag, "--out", work.resolve("husky"), "--json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        JsonNode bundle = new ObjectMapper().readTree(imported.out());
        assertThat(bundle.get("messages").asLong()).isEqualTo(16_806);

        Program.Run graded = robograde.run("grade", work.resolve("husky"), "--out", work.resolve("grade"), "--json");
        assertThat(graded.exitCode()).as(graded.err()).isEqualTo(3);
        assertThat(new ObjectMapper().readTree(graded.out()))
                .isEqualTo(new ObjectMapper()
                        .readTree(work.resolve("grade/grade.json").toFile()));
        JsonNode grade =
                new ObjectMapper().readTree(work.resolve("grade/grade.json").toFile());
        assertThat(measured(grade, "execution.path-length")).isCloseTo(358.80, within(0.005));
        assertThat(measured(grade, "execution.top-speed")).isCloseTo(1.017, within(0.0005));
        assertThat(grade.get("findings")).allSatisfy(finding -> {
            if (finding.get("value") == null || finding.get("value").isNull()) {
                assertThat(finding.get("verdict").asText()).isEqualTo("INCONCLUSIVE");
                assertThat(finding.at("/reason/en").asText()).isNotBlank();
            }
        });
        assertThat(robograde.run("verify", work.resolve("husky")).exitCode()).isZero();
    }

    private static double measured(JsonNode grade, String metric) {
        for (JsonNode measurement : grade.get("measurements")) {
            if (measurement.get("metricId").asText().equals(metric)) {
                return measurement.get("value").asDouble();
            }
        }
        throw new AssertionError(metric + " was not measured");
    }
}

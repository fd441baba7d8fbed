package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code robograde measure} as a user sees it. */
class MeasureCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path work;

    private Program robograde;

    @BeforeEach
    void program() {
        robograde = new Program(work.resolve("config"));
    }

    @Test
    void a_figure_is_printed_with_its_uncertainty_and_how_it_was_measured() throws Exception {
        Path truth = Files.writeString(work.resolve("truth.txt"), poses(0));
        Path file = Files.writeString(work.resolve("estimate.txt"), poses(0.25));
        Program.Run run = robograde.run(
                "measure", "--metric", "trajectory.ape", "--reference", truth, file, "--reference-sigma", "0.01");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("trajectory.ape = 0.250 ± 0.020 m  (k = 2, n = 10")
                .contains("association: one-to-one, at most 0.01 s apart")
                .contains("alignment: none")
                .contains("u(position of the reference) = 0.01 m");
    }

    @Test
    void the_JSON_is_one_document_and_a_reason_is_given_with_exit_code_3_where_nothing_can_be_measured()
            throws Exception {
        Path file = Files.writeString(work.resolve("one.txt"), "0 0 0 0 0 0 0 1\n");
        Program.Run run = robograde.run("measure", "--metric", "trajectory.path-length", file, "--json");
        assertThat(run.exitCode()).isEqualTo(3);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("measurable").asBoolean(true)).isFalse();
        assertThat(json.path("reason").asText()).isEqualTo("one.txt has a single pose: no path");
    }

    @Test
    void mistakes_in_a_file_and_on_the_command_line_end_with_exit_code_2_and_no_stack_trace() throws Exception {
        Path bad = Files.writeString(work.resolve("bad.txt"), "0 0 0 0 0 0 0 1\n1 x 0 0 0 0 0 1\n");
        Program.Run run = robograde.run("measure", "--metric", "trajectory.path-length", bad);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bad.txt:2:2: x is no number: 'x'").doesNotContain("\tat ");
        assertThat(robograde
                        .run("measure", "--metric", "trajectory.pathlength", bad)
                        .err())
                .contains("there is no figure trajectory.pathlength; there are: trajectory.ape, ");
        assertThat(robograde
                        .run("measure", "--metric", "trajectory.ape", "--align", "best", bad)
                        .err())
                .contains("--align must be one of none, origin, position, yaw, se3, sim3, not best");
        assertThat(robograde
                        .run("measure", "--metric", "trajectory.ape", work.resolve("nowhere"))
                        .err())
                .contains("no such file or folder");
    }

    @Test
    void a_recording_is_measured_by_topic_and_nothing_is_left_beside_it() throws Exception {
        Path bag = Path.of(
                System.getProperty("robograde.testdata", "absent"),
                "dvrk-kincalib-1/pitch_exp_traj_01_test_cropped.bag");
        Assumptions.assumeTrue(Files.exists(bag), "skipped: no test data");
        JsonNode expected =
                JSON.readTree(bag.resolveSibling("EXPECTED.json").toFile()).path("setpoint_vs_measured_position_m");
        Program.Run run = robograde.run(
                "measure",
                "--metric",
                "trajectory.ape",
                "--reference",
                bag,
                "--reference-topic",
                "/PSM2/setpoint_cp",
                "--topic",
                "/PSM2/measured_cp",
                bag,
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("value").asDouble())
                .isCloseTo(expected.path("rmse").asDouble(), within(0.5e-6));
        assertThat(json.path("samples").asInt())
                .isEqualTo(expected.path("pairs").asInt());
        Program.Run unnamed = robograde.run("measure", "--metric", "trajectory.path-length", bag);
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("which topic? Give --topic; topics with poses: /PSM2/measured_cp");
    }

    private static String poses(double aside) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(i / 10.0)
                    .append(' ')
                    .append(i)
                    .append(' ')
                    .append(aside)
                    .append(" 0 0 0 0 1\n");
        }
        return text.toString();
    }
}

package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricOutcome;

/** Recordings that others made of real and simulated arms and lasers, with the figures that others or the data's own page state. */
class RecordedArmsTest {
    @TempDir
    Path folder;

    private static Path data(String name) {
        Path path = Path.of(System.getProperty("robograde.testdata", "absent")).resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no test data");
        return path;
    }

    private Evidence imported(String bag) {
        return Importer.importRecording(
                data(bag), folder.resolve("bundle"), SigningKey.in(folder.resolve("key")), progress -> {});
    }

    /** The trial as it is read, with arm roles that a maker would state and an import cannot guess. */
    private static TrialEvidence withArm(Evidence evidence, Map<String, String> topics) {
        topics.forEach((role, topic) -> assertThat(
                        KnownLayouts.obstacle(role, evidence.channel(topic).orElseThrow()))
                .as(role)
                .isEmpty());
        ArmReader reader = new ArmReader(topics);
        evidence.read(
                topics.values().stream().distinct().sorted().toList(),
                message -> topics.forEach((role, topic) -> {
                    if (message.channel().topic().equals(topic)) {
                        reader.accept(role, message);
                    }
                }));
        TrialEvidence read = TrialReader.read(evidence);
        Tracks t = read.tracks();
        Tracks tracks = new Tracks(
                t.odometry(),
                t.mapPose(),
                t.observedPose(),
                t.truthPose(),
                t.people(),
                t.scan(),
                t.commands(),
                t.teleop(),
                t.plans(),
                t.said(),
                t.diagnoses(),
                reader.tracks(),
                t.detectedPeople(),
                t.objects(),
                t.seenPeople());
        return new TrialEvidence(read.facts(), read.events(), tracks, topics, Map.of(), read.quality());
    }

    private static Measurement measured(String metricId, TrialEvidence evidence) {
        MetricOutcome outcome = Grader.metrics().measure(metricId, evidence).orElseThrow();
        if (outcome instanceof Measurement measurement) {
            return measurement;
        }
        throw new AssertionError(outcome.toString());
    }

    /** A figure stated in the page that describes the data. */
    private static double stated(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(data("README.md")));
        assertThat(matcher.find()).as(pattern).isTrue();
        return Double.parseDouble(matcher.group(1).replace(",", ""));
    }

    @Test
    void a_real_surgical_arm_lies_as_far_from_its_setpoint_as_computed_elsewhere() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(Files.readString(data("dvrk-kincalib-1/EXPECTED.json")));
        JsonNode error = expected.get("setpoint_vs_measured_position_m");
        TrialEvidence evidence = withArm(
                imported("dvrk-kincalib-1/pitch_exp_traj_01_test_cropped.bag"),
                Map.of(
                        Roles.TOOL_POSE, "/PSM2/measured_cp",
                        Roles.TOOL_SETPOINT, "/PSM2/setpoint_cp",
                        Roles.JOINTS, "/PSM2/measured_js"));

        Measurement setpoint = measured("execution.setpoint-error", evidence);
        assertThat(setpoint.value()).isCloseTo(error.get("rmse").asDouble(), within(5e-7));
        assertThat(setpoint.samples()).isEqualTo(error.get("pairs").asInt());
        assertThat(figure(setpoint, "greatest ([0-9.]+) m"))
                .isCloseTo(error.get("max").asDouble(), within(1e-6));
        assertThat(figure(setpoint, "mean ([0-9.]+) m"))
                .isCloseTo(error.get("mean").asDouble(), within(1e-6));
        assertThat(measured("execution.tool-path-length", evidence).value())
                .isCloseTo(expected.get("PSM2_measured_cp_path_m").asDouble(), within(5e-5));
        assertThat(evidence.tracks().arm().joints().names()).hasSize(6);
        assertThat(evidence.tracks().arm().joints().size())
                .isGreaterThan(error.get("pairs").asInt());
    }

    private static double figure(Measurement measurement, String pattern) {
        Matcher matcher =
                Pattern.compile(pattern).matcher(measurement.references().get(0).what());
        assertThat(matcher.find()).as(pattern).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void a_makers_own_type_is_read_by_its_fields() throws IOException {
        String topic = "/robot/limb/right/endpoint_state";
        TrialEvidence evidence = withArm(
                imported("baxter-endpoint/baxter_endpoint_state.bag"),
                Map.of(Roles.TOOL_POSE, topic, Roles.WRENCH, topic));

        int messages = (int) stated("50 Hz, ([0-9,]+) baxter_core_msgs/EndpointState");
        ArmTracks arm = evidence.tracks().arm();
        assertThat(arm.tool().size()).isEqualTo(messages);
        assertThat(arm.wrench().size()).isEqualTo(messages);
        assertThat(arm.tool().oriented()).isTrue();
        assertThat(measured("safety.contact-force-peak", evidence).value())
                .isGreaterThanOrEqualTo(
                        measured("safety.contact-force-held", evidence).value());
        assertThat(measured("execution.tool-path-length", evidence).value()).isBetween(0.01, 100.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leg_tracker-demo/demo_stationary_simple_environment.bag | closest ([0-9.]+) m",
                "scan_tools-matcher/laser_scan_matcher_demo.bag | min seen ([0-9.]+) m"
            })
    void the_nearest_return_of_a_real_laser_is_the_one_the_datas_page_states(String bag, String pattern)
            throws IOException {
        Measurement nearest = measured("safety.nearest-return", TrialReader.read(imported(bag)));

        assertThat(nearest.value()).isCloseTo(stated(pattern), within(0.0005));
    }
}

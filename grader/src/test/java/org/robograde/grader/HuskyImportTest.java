package org.robograde.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.rulebook.Verdict;

/** A recording of a real Husky, made by others: what can be measured is, and nothing else is claimed. */
class HuskyImportTest {
    private static final Path RULEBOOK =
            Path.of(System.getProperty("robograde.root", ".."), "grader/rulebooks/house-service.yaml");

    @TempDir
    Path folder;

    @Test
    void a_real_recording_is_measured_and_everything_without_evidence_is_inconclusive() {
        Path bag = Path.of(System.getProperty("robograde.testdata", "absent"), "robot_localization-1/test1.bag");
        Assumptions.assumeTrue(Files.exists(bag), "skipped: no test data");
        Evidence evidence = Importer.importRecording(
                bag, folder.resolve("bundle"), SigningKey.in(folder.resolve("key")), progress -> {});

        Grade grade = Grader.grade(List.of(evidence), RULEBOOK, 1);

        assertThat(value(grade, "execution.path-length")).isCloseTo(358.80, within(0.005));
        assertThat(value(grade, "execution.top-speed")).isCloseTo(1.017, within(0.0005));
        assertThat(grade.level()).isEmpty();
        assertThat(grade.autonomy().endsleyKaber()).isEmpty();
        assertThat(grade.findings())
                .filteredOn(f -> !f.clauseId().equals("HS-S-3"))
                .allSatisfy(f -> {
                    assertThat(f.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                    assertThat(f.reason().en()).startsWith("Could not tell: there is no trial of ");
                });
        assertThat(grade.trials().get(0).damage())
                .contains("the role odometry of /husky_velocity_controller/odom is guessed by type");
        assertThat(grade.measurements())
                .extracting(Measurement::metricId)
                .containsExactlyInAnyOrder(
                        "execution.path-length", "execution.top-acceleration", "execution.top-speed");
        assertThat(grade.notMeasurable()).anySatisfy(n -> {
            assertThat(n.metricId()).isEqualTo("execution.mission-success");
            assertThat(n.reason()).isEqualTo("the evidence holds no station events");
        });
    }

    private static double value(Grade grade, String metricId) {
        return grade.measurements().stream()
                .filter(m -> m.metricId().equals(metricId))
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow();
    }
}

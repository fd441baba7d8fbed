package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.trial.TrialEvidence;

class MetricCatalogueTest {
    @Test
    void every_metric_is_described_in_both_languages() {
        assertThat(Grader.metrics().definitions()).hasSizeGreaterThan(20).allSatisfy(d -> {
            assertThat(List.of(
                            d.title().zh(), d.definition().zh(), d.uncertainty().zh()))
                    .allMatch(MetricCatalogueTest::chinese);
            assertThat(List.of(
                            d.title().en(), d.definition().en(), d.uncertainty().en()))
                    .noneMatch(MetricCatalogueTest::chinese);
        });
    }

    /** Written anew with -Drobograde.rewriteExpected=true; read the difference. */
    @ParameterizedTest
    @CsvSource({"METRICS.md, false", "METRICS.zh.md, true"})
    void the_reference_pages_are_what_the_catalogue_says(String file, boolean inChinese) throws IOException {
        Path page = Path.of(System.getProperty("robograde.root", ".."), "grader", file);
        String expected = new MetricPage(inChinese).of(Grader.metrics().definitions());
        if (Boolean.getBoolean("robograde.rewriteExpected")) {
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page)).isEqualTo(expected);
    }

    /** What a laboratory looks for in each field of testing; what is compared with a reference path or a table is a figure of {@code measure} too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "trajectories: perception.localisation-error perception.relative-localisation-error perception.odometry-drift"
                        + " execution.path-length execution.top-speed execution.top-acceleration",
                "ISO 9283: execution.pose-accuracy execution.orientation-accuracy execution.pose-repeatability"
                        + " execution.orientation-repeatability execution.distance-accuracy execution.distance-repeatability"
                        + " execution.path-accuracy execution.path-repeatability execution.multi-directional-variation"
                        + " execution.stabilisation-time execution.overshoot execution.pose-accuracy-drift"
                        + " execution.pose-repeatability-drift execution.path-velocity-accuracy"
                        + " execution.path-velocity-repeatability execution.path-velocity-fluctuation",
                "mobile: safety.emergency-stop-distance execution.arrival-position-error execution.arrival-repeatability"
                        + " perception.obstacle-detection-distance decision.avoidance-time safety.passage-clearance"
                        + " execution.path-deviation execution.floor-coverage",
                "safety: safety.separation-margin interaction.minimum-distance-to-people safety.contact-force-peak"
                        + " safety.contact-force-held safety.emergency-stop-time safety.link-loss-stop-time"
                        + " safety.foreign-commands-refused safety.replayed-commands-refused"
                        + " safety.command-delay-under-flood safety.malformed-message-standstill",
                "surgical: execution.master-slave-error execution.master-slave-delay execution.setpoint-error"
                        + " execution.placement-error execution.workspace-volume execution.tool-tremor"
                        + " execution.tremor-attenuation execution.tool-smoothness execution.tool-jerk"
                        + " execution.tool-path-economy safety.remote-centre-error safety.boundary-violation",
                "perception: perception.detection-precision perception.detection-recall perception.detected-position-error"
                        + " perception.object-precision perception.object-recall perception.object-position-error"
                        + " perception.person-reaction perception.sensor-loss-reaction perception.light-degradation"
                        + " perception.dropout-degradation",
                "cognition and interaction: cognition.order-understood cognition.right-object"
                        + " cognition.clarification-asked cognition.clear-order-taken cognition.answer-correct"
                        + " interaction.response-time interaction.intimate-space-share interaction.personal-space-share"
                        + " interaction.handover-success interaction.handover-time",
                "decision: decision.path-optimality decision.replanning-time decision.recovered-without-help"
                        + " decision.recovery-time decision.rule-violations decision.deadlocks",
                "autonomy: autonomy.interventions-per-mission autonomy.approvals autonomy.corrections autonomy.takeovers"
                        + " autonomy.teleoperated-recoveries autonomy.physical-resets autonomy.mtbi-lower-bound"
                        + " autonomy.attention-demand autonomy.fan-out autonomy.neglect-time autonomy.share-monitor"
                        + " autonomy.share-generate autonomy.share-select autonomy.share-execute",
                "reliability: reliability.availability reliability.completed-trials reliability.mtbf-lower-bound"
            })
    void every_field_of_testing_has_its_metrics(String field, String ids) {
        assertThat(Grader.metrics().definitions())
                .as(field)
                .extracting(MetricDefinition::id)
                .contains(ids.strip().split(" "));
    }

    private static boolean chinese(String text) {
        return text.codePoints().anyMatch(c -> c > 0x4e00);
    }

    @Test
    void every_metric_class_has_a_definition_in_its_family_and_every_definition_a_class() {
        Set<String> written = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.robograde.grader.metrics")
                        .stream()
                        .filter(c -> c.isAssignableTo(Metric.class) && !c.isInterface())
                        .map(JavaClass::getFullName)
                        .forEach(written::add);
        Set<String> listed = new TreeSet<>();
        Grader.metrics().metrics().forEach(m -> listed.add(m.getClass().getName()));

        assertThat(listed).isEqualTo(written);
        assertThat(Grader.metrics().definitions()).containsExactlyElementsOf(Definitions.all());
        assertThat(Grader.metrics().metrics())
                .allSatisfy(m -> assertThat(m.getClass().getPackageName())
                        .endsWith("." + m.definition().family().id()));
    }

    @Test
    void a_definition_that_lacks_a_translation_is_named_with_its_file() {
        String text = """
                family: safety
                metrics:
                  safety.x: {unit: "1", kind: quantity, title: {en: "X"}, definition: {en: "a", zh: "b"}, formula: "f",
                             source: "s", needs: [], uncertainty: {en: "a", zh: "b"}}
                """;

        assertThatThrownBy(() -> Definitions.parse(Family.SAFETY, "safety.yaml", text))
                .hasMessage("safety.yaml: safety.x: title: zh must be a text");
    }

    @Test
    void an_empty_trial_measures_nothing_but_says_why_for_every_metric() {
        TrialEvidence empty = new Tape().evidence();

        List<MetricOutcome> outcomes = Grader.metrics().measure(empty);

        assertThat(outcomes).hasSameSizeAs(Grader.metrics().definitions()).allSatisfy(o -> {
            assertThat(o).isInstanceOf(NotMeasurable.class);
            assertThat(((NotMeasurable) o).reason()).isNotBlank();
        });
    }
}

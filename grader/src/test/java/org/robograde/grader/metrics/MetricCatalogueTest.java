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

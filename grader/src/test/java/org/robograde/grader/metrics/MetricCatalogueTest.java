package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.TrialEvidence;

class MetricCatalogueTest {
    @Test
    void every_metric_is_described_in_both_languages_and_stands_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("robograde.root", ".."), "grader/README.md"));

        assertThat(MetricCatalogue.standard().definitions())
                .hasSizeGreaterThan(20)
                .allSatisfy(d -> {
                    assertThat(d.titleEn()).isNotBlank();
                    assertThat(d.titleZh()).matches(t -> t.codePoints().anyMatch(c -> c > 0x4e00));
                    assertThat(d.formula()).isNotBlank();
                    assertThat(d.source()).isNotBlank();
                    assertThat(readme)
                            .contains("| `" + d.id() + "` | " + d.unit() + " | " + d.titleZh() + " | " + d.definition()
                                    + " |");
                });
    }

    @Test
    void an_empty_trial_measures_nothing_but_says_why_for_every_metric() {
        TrialEvidence empty = new Tape().evidence();

        List<MetricOutcome> outcomes = MetricCatalogue.standard().measure(empty);

        assertThat(outcomes)
                .hasSameSizeAs(MetricCatalogue.standard().definitions())
                .allSatisfy(o -> {
                    assertThat(o).isInstanceOf(NotMeasurable.class);
                    assertThat(((NotMeasurable) o).reason()).isNotBlank();
                });
    }
}

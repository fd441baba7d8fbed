package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.MetricDefinition;

/** {@code robograde metrics} as a user sees it. */
class MetricsCommandTest {
    @TempDir
    private Path work;

    private Program robograde;

    @BeforeEach
    void program() {
        robograde = new Program(work.resolve("config"));
    }

    @Test
    void all_metrics_are_listed_by_id() throws Exception {
        String listed = robograde.run("metrics").out();

        assertThat(Grader.metrics().definitions().stream().map(MetricDefinition::id))
                .allSatisfy(id -> assertThat(listed).contains(id));
    }

    @Test
    void one_metric_is_explained_in_the_language_asked_for() throws Exception {
        assertThat(robograde.run("metrics", "autonomy.attention-demand").out())
                .contains("RAD = IE / (IE + NT)")
                .contains("uncertainty: ");
        assertThat(robograde
                        .run("metrics", "autonomy.attention-demand", "--lang", "zh")
                        .out())
                .contains("人员注意力占用率")
                .contains("不确定度: ");
    }

    @Test
    void the_JSON_holds_both_languages() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(
                        robograde.run("metrics", "--family", "safety", "--json").out());

        assertThat(json.path("metrics")).isNotEmpty().allSatisfy(m -> {
            assertThat(m.path("family").asText()).isEqualTo("safety");
            assertThat(m.path("definition").path("zh").asText()).isNotBlank();
            assertThat(m.path("uncertainty").path("en").asText()).isNotBlank();
        });
    }

    @Test
    void what_does_not_exist_is_named_with_what_does() throws Exception {
        Program.Run run = robograde.run("metrics", "perception.localization-error");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("no metric is called perception.localization-error; did you mean one of these?")
                .contains("perception.localisation-error");
        assertThat(robograde.run("metrics", "--family", "smell").err()).contains("there are perception, cognition");
        assertThat(robograde.run("metrics", "--lang", "fr").exitCode()).isEqualTo(2);
    }
}

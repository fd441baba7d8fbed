package org.robograde.grader.rulebook.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.RulebookException;
import org.robograde.grader.rulebook.reading.RulebookReader;

/** The values typed in here are made up: they stand for what a licensed holder would read. */
class FilledRulebookTest {
    private static final String HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ANSWERS =
            """
            rulebook: surgical-autonomy-degree
            edition: "test"
            verifiedBy: A. Holder, Example Institute
            verifiedOn: "2026-11-26"
            textSha256: "%s"
            fills: [levels, aggregation, perception-criteria, decision-criteria, execution-criteria]
            levels:
              1: {en: made up, zh: 虚构}
            aggregation:
              rule: minimum
              over: [perception, decision, execution]
              conditionalCounts: false
              origin: {en: Made up., zh: 虚构。}
            clauses:
            """.formatted(HASH) + clause("1", "perception") + clause("2", "decision") + clause("3", "execution");

    private static String clause(String id, String element) {
        return """
              - id: "%s"
                title: {en: Made up, zh: 虚构}
                element: %s
                metric: execution.mission-time
                unit: s
                direction: atMost
                limits: {1: 60}
                scenarios: []
                minTrials: 1
                evidenceTypes: [field]
                combine: mean
                decision: {rule: simple}
                reason: {en: Made up., zh: 虚构。}
                origin: {en: Made up., zh: 虚构。}
            """.formatted(id, element);
    }

    private static String structure() throws IOException {
        return Files.readString(
                Path.of(System.getProperty("robograde.root", ".."), "grader/rulebooks/surgical-autonomy-degree.yaml"));
    }

    private static Rulebook read(String text) {
        return RulebookReader.read("filled.yaml", text.getBytes(StandardCharsets.UTF_8), Grader.metrics());
    }

    @Test
    void what_is_filled_in_is_official_with_who_when_and_which_text() throws IOException {
        Rulebook filled = read(FilledRulebook.of(structure(), ANSWERS));

        assertThat(filled.isStructure()).isFalse();
        assertThat(filled.edition()).isEqualTo("test");
        assertThat(filled.clauses()).hasSize(3).allMatch(c -> c.provenance() == Provenance.OFFICIAL);
        assertThat(filled.clauses().get(0).verification().by()).isEqualTo("A. Holder, Example Institute");
        assertThat(filled.aggregation().verification().textSha256()).isEqualTo(HASH);
    }

    @Test
    void a_place_not_named_stays_empty_and_keeps_the_level_away() throws IOException {
        Rulebook filled = read(FilledRulebook.of(structure(), ANSWERS.replace(", execution-criteria]", "]")));

        assertThat(filled.isStructure()).isTrue();
        assertThat(filled.slots()).extracting(s -> s.id()).containsExactly("execution-criteria");
    }

    @Test
    void answers_nobody_stands_for_are_refused_all_at_once() {
        assertThatThrownBy(() -> FilledRulebook.of(
                        structure(),
                        ANSWERS.replace("A. Holder, Example Institute", "\"\"")
                                .replace("fills: [levels", "fills: [lvels")
                                .replace("rulebook: surgical", "rulebok: surgical")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown key rulebok")
                .hasMessageContaining("verifiedBy is empty")
                .hasMessageContaining("there is no empty place lvels");
    }

    @Test
    void a_mistake_in_the_values_is_told_by_the_reader() throws IOException {
        String filled = FilledRulebook.of(structure(), ANSWERS.replace("unit: s", "unit: m"));

        assertThatThrownBy(() -> read(filled))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("unit m does not fit");
    }

    @Test
    void the_form_asks_for_every_empty_place_and_is_itself_yaml_that_fills_nothing() throws IOException {
        Rulebook structure = read(structure());
        String form = FillForm.of(structure);

        structure
                .slots()
                .forEach(slot -> assertThat(form)
                        .contains("# place " + slot.id())
                        .contains(slot.note().zh()));
        assertThatThrownBy(() -> FilledRulebook.of(structure(), form))
                .hasMessageContaining("verifiedBy is empty")
                .hasMessageContaining("fills names no place");
    }
}

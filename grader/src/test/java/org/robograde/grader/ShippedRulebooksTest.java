package org.robograde.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.RulebookException;
import org.robograde.grader.rulebook.reading.EditionRecord;
import org.robograde.grader.rulebook.reading.RulebookReader;
import org.robograde.grader.rulebook.reading.Surroundings;

/** What every rulebook shipped here must be. */
class ShippedRulebooksTest {
    private static final Path FOLDER = Path.of(System.getProperty("robograde.root", ".."), "grader/rulebooks");

    @TempDir
    static Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    static List<Path> structures() throws IOException {
        return files().stream().filter(f -> Grader.rulebook(f).isStructure()).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_no_mistake_and_no_warning_against_the_scenarios_there_are(Path file) throws IOException {
        Surroundings surroundings = new Surroundings(scenarios(), EditionRecord.in(FOLDER));

        assertThat(Grader.lint(file, surroundings).issues().stream()
                        .filter(i -> !i.code().equals("missing-translation")))
                .isEmpty();
    }

    /** Id and class of every script that is shipped. */
    private static Map<String, String> scenarios() throws IOException {
        Map<String, String> known = new TreeMap<>();
        Path scripts = Path.of(System.getProperty("robograde.root", ".."), "scenarios/scripts");
        try (Stream<Path> all = Files.walk(scripts)) {
            for (Path script : all.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                known.put(
                        script.getFileName().toString().replace(".yaml", ""),
                        script.getName(script.getNameCount() - 2).toString());
            }
        }
        assertThat(known).containsEntry("hotel-delivery", "service");
        return known;
    }

    @ParameterizedTest
    @MethodSource("files")
    void keeps_to_the_schema(Path file) throws IOException {
        String schema = Files.readString(FOLDER.resolve("rulebook.schema.json"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(Files.readString(file), InputFormat.YAML))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_on_record_so_that_its_edition_cannot_change_unseen(Path file) throws IOException {
        Rulebook rulebook = Grader.rulebook(file);

        assertThat(EditionRecord.in(FOLDER).sha256(rulebook.id(), rulebook.edition()))
                .as("after a change give %s a new edition and run: ./robograde rulebook record %s", rulebook.id(), file)
                .contains(rulebook.sha256());
        assertThat(rulebook.id() + ".yaml").isEqualTo(file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void calls_nothing_official_without_who_when_and_which_text(Path file) {
        Rulebook rulebook = Grader.rulebook(file);

        assertThat(rulebook.clauses())
                .allMatch(c -> c.provenance() != Provenance.OFFICIAL
                        || c.verification().complete());
        assertThat(rulebook.aggregation().provenance() != Provenance.OFFICIAL
                        || rulebook.aggregation().verification().complete())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("structures")
    void structure_only_states_no_limit_and_no_rule_of_its_standard(Path file) {
        Rulebook rulebook = Grader.rulebook(file);

        assertThat(rulebook.clauses()).isEmpty();
        assertThat(rulebook.aggregation().rule().word()).isEqualTo("open");
        assertThat(rulebook.slots()).hasSizeGreaterThan(3);
        assertThat(rulebook.title().en()).contains("structure only");
        assertThat(rulebook.title().zh()).contains("仅结构");
    }

    @ParameterizedTest
    @MethodSource("structures")
    void structure_only_gives_observations_and_no_level_and_says_so_first(Path file) {
        Path bundles = folder.resolve(file.getFileName().toString());
        Grade grade = Grader.grade(
                List.of(ToyDelivery.write(bundles, true, 1), ToyDelivery.write(bundles, true, 2)), file, 1);

        assertThat(grade.level()).isEmpty();
        assertThat(grade.rulebook().structureOnly()).isTrue();
        assertThat(grade.levelReason().en()).startsWith("NO LEVEL: this rulebook is structure only");
        assertThat(grade.levelReason().zh()).startsWith("不给出等级：该规则仅有结构");
        assertThat(grade.elements()).allMatch(e -> e.level().isEmpty() && e.score() == 0);
        boolean observes = Grader.rulebook(file).elements().stream()
                .anyMatch(e -> !e.observes().isEmpty());
        assertThat(grade.elements().stream().anyMatch(e -> !e.observations().isEmpty()))
                .isEqualTo(observes);
    }

    @Test
    void three_standards_are_shipped_as_structure() throws IOException {
        assertThat(structures())
                .extracting(f -> f.getFileName().toString())
                .containsExactly("db31-t-1624-2025.yaml", "surgical-autonomy-degree.yaml", "t-cie-298-2025.yaml");
    }

    @Test
    void an_issued_edition_with_another_content_is_refused() throws IOException {
        Path issuing = Files.createDirectories(folder.resolve("issued"));
        Path copy = issuing.resolve("house-service.yaml");
        String text = Files.readString(FOLDER.resolve("house-service.yaml"));
        Files.writeString(copy, text);
        Rulebook issued = Grader.rulebook(copy);
        EditionRecord.in(issuing)
                .with(issued.id(), issued.edition(), issued.sha256())
                .write(issuing);
        assertThat(Grader.rulebook(copy)).isEqualTo(issued);

        Files.writeString(copy, text + "# one more line\n");
        assertThatThrownBy(() -> Grader.rulebook(copy))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining(
                        "edition " + issued.edition() + " of house-service was issued with another content");
        assertThatThrownBy(() -> EditionRecord.in(issuing).with(issued.id(), issued.edition(), "0".repeat(64)))
                .hasMessageContaining("give the new text a new edition");
        Files.writeString(copy, text.replaceFirst("(?m)^edition: .*$", "edition: \"next\""));
        assertThat(Grader.rulebook(copy).edition()).isEqualTo("next");
    }

    @Test
    void a_clause_no_scenario_can_feed_is_a_mistake() {
        RulebookReader.Reading reading = Grader.lint(
                FOLDER.resolve("house-service.yaml"),
                new Surroundings(
                        Map.of("hotel-delivry", "service", "hotel-emergency-stop", "industrial"),
                        EditionRecord.in(folder)));

        assertThat(reading.rulebook()).isEmpty();
        assertThat(reading.issues())
                .anyMatch(i -> i.code().equals("unknown-scenario") && i.hint().equals("did you mean hotel-delivry?"));
        assertThat(reading.issues()).anyMatch(i -> i.code().equals("scenario-class"));
    }
}

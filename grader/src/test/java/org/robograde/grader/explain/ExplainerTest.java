package org.robograde.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.Grader;
import org.robograde.grader.ToyDelivery;
import org.robograde.grader.explain.Explanation.ByteSpan;
import org.robograde.grader.explain.Explanation.ClauseLink;
import org.robograde.grader.explain.Explanation.EvidenceLink;
import org.robograde.grader.explain.Explanation.MeasurementLink;
import org.robograde.grader.grade.Grade;

class ExplainerTest {
    private static final Path HOUSE = Path.of(
            System.getProperty("robograde.root", ".."),
            "grader/src/test/resources/org/robograde/grader/rulebook/corridor.yaml");
    /** MCAP's record type of a chunk. */
    private static final int CHUNK = 0x06;

    @TempDir
    static Path folder;

    private static final Map<String, Path> BUNDLES = new TreeMap<>();
    private static final List<Grade> GRADES = new ArrayList<>();

    @BeforeAll
    static void gradeAUnit() {
        List<Evidence> trials = new ArrayList<>();
        for (int repetition = 1; repetition <= 3; repetition++) {
            trials.add(ToyDelivery.write(folder, true, repetition));
        }
        trials.add(ToyDelivery.writeStop(folder, true));
        trials.forEach(t -> BUNDLES.put(t.manifestSha256(), t.folder()));
        GRADES.add(Grader.grade(trials, HOUSE, 2));
    }

    private static Grade grade() {
        return GRADES.get(0);
    }

    private static List<ClauseLink> clauses(Explanation explanation) {
        return explanation.elements().stream()
                .flatMap(e -> e.clauses().stream())
                .toList();
    }

    @Test
    void the_chain_goes_from_the_level_to_chunks_that_are_where_it_says() throws Exception {
        Explanation explanation = new Explainer(grade(), BUNDLES).explain(Optional.empty());

        assertThat(clauses(explanation)).hasSameSizeAs(grade().findings());
        int spans = 0;
        for (ClauseLink clause : clauses(explanation)) {
            for (MeasurementLink measurement : clause.measurements()) {
                for (EvidenceLink evidence : measurement.evidence()) {
                    Path bundle = Optional.ofNullable(BUNDLES.get(measurement.manifestSha256()))
                            .orElseThrow();
                    for (ByteSpan span : evidence.chunks()) {
                        try (RandomAccessFile file = new RandomAccessFile(
                                bundle.resolve(evidence.file()).toFile(), "r")) {
                            file.seek(span.offset());
                            assertThat(file.read())
                                    .as(clause.clauseId() + " " + evidence)
                                    .isEqualTo(CHUNK);
                            assertThat(span.offset() + span.length()).isLessThanOrEqualTo(file.length());
                        }
                        spans++;
                    }
                }
            }
        }
        assertThat(spans).isGreaterThan(20);
    }

    @Test
    void every_clause_measured_has_one_deciding_measurement_with_its_margin() {
        Explanation explanation = new Explainer(grade(), BUNDLES).explain(Optional.empty());

        for (ClauseLink clause : clauses(explanation)) {
            if (!clause.measurements().isEmpty()) {
                assertThat(clause.measurements().stream().filter(MeasurementLink::deciding))
                        .as(clause.clauseId())
                        .hasSize(1);
                assertThat(clause.margin()).as(clause.clauseId()).isNotEmpty();
            }
            assertThat(clause.rule()).contains("level");
            assertThat(clause.source()).startsWith("house: ");
        }
    }

    @Test
    void one_clause_can_be_asked_for_and_one_that_is_not_there_is_refused_with_those_that_are() {
        Explainer explainer = new Explainer(grade(), BUNDLES);

        assertThat(clauses(explainer.explain(Optional.of("HS-S-1"))))
                .extracting(ClauseLink::clauseId)
                .containsExactly("HS-S-1");
        assertThatThrownBy(() -> explainer.explain(Optional.of("HS-X")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the grade has no clause HS-X; it has: HS-P-1, ");
    }

    @Test
    void without_the_bundles_the_chain_ends_at_channel_and_time() {
        Explanation explanation = new Explainer(grade(), Map.of()).explain(Optional.empty());

        assertThat(clauses(explanation).stream()
                        .flatMap(c -> c.measurements().stream())
                        .flatMap(m -> m.evidence().stream()))
                .isNotEmpty()
                .allMatch(e ->
                        e.file().isEmpty() && e.chunks().isEmpty() && !e.topic().isEmpty());
    }

    @Test
    void as_text_it_says_the_level_first_and_what_would_raise_it() {
        List<String> lines = ExplanationText.of(new Explainer(grade(), BUNDLES).explain(Optional.empty()));

        assertThat(lines.get(0)).startsWith("Unit " + grade().unitId() + ": level ");
        assertThat(lines).anyMatch(l -> l.startsWith("  next: "));
        assertThat(lines).anyMatch(l -> l.contains("recording.mcap, chunk "));
    }
}

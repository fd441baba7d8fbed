package org.robograde.grader.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.grade.Grade.Raise;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.reading.RulebookReader;

/** full.yaml: execution by weight (E-1 2.5, E-2 1; shares 0.5, 1), safety by table (S-1), overall by weight 2 to 1 (0.9, 1.6). */
class AggregationTest {
    private static final Judge JUDGE = new Judge(true);

    private static Rulebook full(String... replacements) {
        Path file = Path.of(
                System.getProperty("robograde.root", ".."),
                "grader/src/test/resources/org/robograde/grader/rulebook/full.yaml");
        try {
            String text = Files.readString(file);
            for (int i = 0; i < replacements.length; i += 2) {
                assertThat(text).contains(replacements[i]);
                text = text.replace(replacements[i], replacements[i + 1]);
            }
            return RulebookReader.read("full.yaml", text.getBytes(StandardCharsets.UTF_8), Grader.metrics());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param verdicts per clause its verdict at levels 1 and 2 */
    private static List<Judgement> judgements(Rulebook rulebook, Verdict... verdicts) {
        List<Judgement> judgements = new ArrayList<>();
        LocalizedText none = new LocalizedText("", "");
        for (int i = 0; i < rulebook.clauses().size(); i++) {
            TreeMap<Integer, Verdict> perLevel = new TreeMap<>(Map.of(1, verdicts[2 * i], 2, verdicts[2 * i + 1]));
            int highest = !JUDGE.counts(verdicts[2 * i]) ? 0 : JUDGE.counts(verdicts[2 * i + 1]) ? 2 : 1;
            judgements.add(new Judgement(
                    rulebook.clauses().get(i),
                    Optional.empty(),
                    3,
                    perLevel,
                    new TreeMap<>(Map.of(1, 0.99, 2, 0.9)),
                    highest,
                    verdicts[2 * i],
                    none,
                    none));
        }
        return judgements;
    }

    private static List<ElementLevel> elements(Rulebook rulebook, List<Judgement> judgements) {
        ElementLevels levels = new ElementLevels(rulebook, JUDGE);
        return rulebook.elements().stream().map(e -> levels.of(e, judgements)).toList();
    }

    private static OverallLevel overall(Rulebook rulebook, Verdict... verdicts) {
        List<Judgement> judgements = judgements(rulebook, verdicts);
        return OverallLevel.of(rulebook, elements(rulebook, judgements), judgements);
    }

    private static final Verdict PASS = Verdict.PASS;
    private static final Verdict FAIL = Verdict.FAIL;
    private static final Verdict OPEN = Verdict.INCONCLUSIVE;

    @Test
    void an_element_by_weight_needs_its_share_of_weight() {
        Rulebook full = full();

        // E-2 fails level 1: 2.5 of 3.5 kept, more than half; level 2 asks for all.
        assertThat(elements(full, judgements(full, PASS, PASS, FAIL, FAIL, PASS, PASS))
                        .get(0)
                        .level())
                .contains(1);
        assertThat(elements(full, judgements(full, FAIL, FAIL, PASS, PASS, PASS, PASS))
                        .get(0)
                        .level())
                .contains(0);
    }

    @Test
    void what_could_not_be_told_matters_only_where_its_weight_does() {
        Rulebook full = full();

        assertThat(elements(full, judgements(full, PASS, PASS, OPEN, OPEN, PASS, PASS))
                        .get(0)
                        .level())
                .contains(1);
        ElementLevel untold = elements(full, judgements(full, OPEN, OPEN, PASS, PASS, PASS, PASS))
                .get(0);
        assertThat(untold.level()).isEmpty();
        assertThat(untold.limitingClauses()).containsExactly("E-1");
    }

    @Test
    void the_overall_level_by_weight_follows_the_mean_of_the_elements() {
        Rulebook full = full();

        // execution 2, safety 2: 2; execution 1, safety 2: 4/3; execution 0, safety 2: 2/3.
        assertThat(overall(full, PASS, PASS, PASS, PASS, PASS, PASS).level()).contains(2);
        assertThat(overall(full, PASS, FAIL, PASS, PASS, PASS, PASS).level()).contains(1);
        assertThat(overall(full, FAIL, FAIL, PASS, PASS, PASS, PASS).level()).contains(0);
        assertThat(overall(full, PASS, FAIL, PASS, PASS, PASS, PASS).reason().en())
                .isEqualTo(
                        "For tests. Level 1: the weighted mean of the elements' levels is 1.333 (Execution 1, Safety 2).");
    }

    @Test
    void an_element_that_could_not_be_told_leaves_no_level_only_where_it_could_change_it() {
        assertThat(overall(full(), OPEN, OPEN, PASS, PASS, PASS, PASS).level()).isEmpty();
        Rulebook light = full("execution: 2, safety: 1", "execution: 0.01, safety: 1");
        assertThat(overall(light, OPEN, OPEN, PASS, PASS, PASS, PASS).level()).contains(2);
    }

    @Test
    void a_precondition_with_a_cap_caps_and_one_without_withholds() {
        Rulebook full = full();

        OverallLevel capped = overall(full, PASS, PASS, PASS, PASS, PASS, FAIL);
        assertThat(capped.level()).contains(1);
        assertThat(overall(
                                full(
                                        "  - {clause: S-1, level: 2, cap: 1}\n",
                                        "",
                                        "thresholds: {1: 0.9, 2: 1.6}",
                                        "thresholds: {1: 0.5, 2: 1.6}"),
                                PASS,
                                PASS,
                                PASS,
                                PASS,
                                PASS,
                                FAIL)
                        .level())
                .contains(2);
        assertThat(capped.reason().en()).endsWith("Capped at level 1: the precondition S-1 is not kept.");
        assertThat(capped.reason().zh()).endsWith("封顶于第1级：前提条款S-1未通过。");
        assertThat(capped.decidedBy()).startsWith("S-1");
        assertThat(overall(full, PASS, PASS, PASS, PASS, PASS, OPEN).reason().en())
                .contains("Capped at level 1: the precondition S-1 could not be told");
        assertThat(overall(full, PASS, PASS, PASS, PASS, FAIL, FAIL).level()).isEmpty();
    }

    @Test
    void a_conditional_fail_of_a_precondition_is_a_fail() {
        assertThat(overall(full(), PASS, PASS, PASS, PASS, Verdict.CONDITIONAL_FAIL, FAIL)
                        .level())
                .isEmpty();
    }

    @Test
    void the_table_is_climbed_row_by_row() {
        Rulebook table = full(
                "rule: weighted\n  over",
                "rule: table\n  over",
                "  weights: {execution: 2, safety: 1}\n  thresholds: {1: 0.9, 2: 1.6}\n",
                "  table: [{level: 1, atLeast: {safety: 1}}, {level: 2, atLeast: {safety: 2, execution: 1}}]\n");

        assertThat(overall(table, PASS, FAIL, PASS, FAIL, PASS, PASS).level()).contains(2);
        assertThat(overall(table, FAIL, FAIL, PASS, PASS, PASS, PASS).level()).contains(1);
        assertThat(overall(table, FAIL, FAIL, PASS, PASS, PASS, PASS).decidedBy())
                .containsExactly("E-1");
        assertThat(overall(table, OPEN, OPEN, PASS, PASS, PASS, PASS).level()).contains(1);
    }

    @Test
    void a_profile_has_no_overall_level_and_says_so() {
        Rulebook profile = full(
                "rule: weighted\n  over", "rule: profile\n  over",
                "  weights: {execution: 2, safety: 1}\n  thresholds: {1: 0.9, 2: 1.6}\n", "");

        OverallLevel none = overall(profile, PASS, PASS, PASS, PASS, PASS, PASS);
        assertThat(none.level()).isEmpty();
        assertThat(none.reason().en())
                .isEqualTo("For tests. The rulebook gives a profile and no overall level: Execution 2, Safety 2.");
    }

    @Test
    void a_level_is_as_sure_as_its_weakest_clause_and_surer_than_all_risks_together() {
        Rulebook full = full();
        List<Judgement> judgements = judgements(full, PASS, PASS, PASS, FAIL, PASS, PASS);
        Grade.Confidence confidence = Sureness.of(judgements, 2).orElseThrow();

        assertThat(confidence.weakest()).isEqualTo(0.9);
        assertThat(confidence.weakestClause()).isEqualTo("E-1");
        // 1 - (0.1 + 0.01 + 0.1): E-2 counts at level 1, the highest it keeps.
        assertThat(confidence.jointAtLeast()).isCloseTo(0.79, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(Sureness.of(judgements, 0)).isEmpty();
    }

    @Test
    void the_clause_that_alone_would_raise_the_level_is_named() {
        Rulebook full = full();
        List<Judgement> judgements = judgements(full, PASS, FAIL, PASS, PASS, PASS, PASS);
        OverallLevel found = OverallLevel.of(full, elements(full, judgements), judgements);
        Robust robust = new Robust(JUDGE, other -> OverallLevel.of(full, elements(full, other), other));

        assertThat(robust.of(judgements, found).raising()).containsExactly(new Raise("E-1", 2));

        List<Judgement> two = judgements(full, PASS, FAIL, PASS, FAIL, PASS, PASS);
        OverallLevel lower = OverallLevel.of(full, elements(full, two), two);
        assertThat(robust.of(two, lower).raising()).isEmpty();
        assertThat(robust.of(two, lower).together()).containsExactlyInAnyOrder("E-1", "E-2");
    }
}

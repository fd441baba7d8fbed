package org.robograde.grader.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.reading.RulebookReader;

class LevelsTest {
    private static final Rulebook SMALL = RulebookReader.read(
            Path.of(
                    System.getProperty("robograde.root", ".."),
                    "grader/src/test/resources/org/robograde/grader/rulebook/small.yaml"),
            Grader.metrics());

    private static Judgement judgement(int clause, Verdict first, Verdict second) {
        LocalizedText none = new LocalizedText("", "");
        return new Judgement(
                SMALL.clauses().get(clause),
                Optional.empty(),
                3,
                new TreeMap<>(Map.of(1, first, 2, second)),
                new TreeMap<>(),
                second == Verdict.PASS ? 2 : first == Verdict.PASS ? 1 : 0,
                first,
                none,
                none);
    }

    private static ElementLevel level(Judgement... judgements) {
        return new ElementLevels(SMALL, new Judge(false)).of(SMALL.elements().get(0), List.of(judgements));
    }

    private static OverallLevel overall(Judgement... judgements) {
        return OverallLevel.of(SMALL, List.of(level(judgements)), List.of(judgements));
    }

    @Test
    void an_element_reaches_the_level_that_all_its_clauses_keep() {
        ElementLevel level = level(judgement(0, Verdict.PASS, Verdict.PASS), judgement(1, Verdict.PASS, Verdict.FAIL));

        assertThat(level.level()).contains(1);
        assertThat(level.score()).isEqualTo(1.5);
        assertThat(level.limitingClauses()).containsExactly("D-2");
        assertThat(level.reason())
                .isEqualTo(new LocalizedText(
                        "Every clause asked is kept up to level 1. At level 2 not kept: D-2.",
                        "第1级及以下的要求全部满足。第2级未满足：D-2。"));
    }

    @Test
    void what_could_not_be_told_caps_the_level_at_what_was_told() {
        ElementLevel level =
                level(judgement(0, Verdict.PASS, Verdict.PASS), judgement(1, Verdict.PASS, Verdict.INCONCLUSIVE));

        assertThat(level.level()).contains(1);
        assertThat(level.reason().en())
                .isEqualTo("Every clause asked is kept up to level 1. At level 2 it could not be told: D-2.");
    }

    @Test
    void an_element_whose_first_level_could_not_be_told_has_none_and_neither_has_the_unit() {
        Judgement[] untold = {
            judgement(0, Verdict.PASS, Verdict.PASS), judgement(1, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE)
        };

        assertThat(level(untold).level()).isEmpty();
        assertThat(overall(untold).level()).isEmpty();
        assertThat(overall(untold).reason().en())
                .isEqualTo(
                        "House rules. The level could not be told, because not even the first level of these elements"
                                + " could: Decision.");
        assertThat(overall(untold).decidedBy()).containsExactly("D-2");
    }

    @Test
    void an_element_that_fails_the_first_level_makes_it_zero() {
        Judgement[] failed = {judgement(0, Verdict.PASS, Verdict.PASS), judgement(1, Verdict.FAIL, Verdict.FAIL)};

        assertThat(level(failed).level()).contains(0);
        assertThat(overall(failed).level()).contains(0);
    }

    @Test
    void a_unit_that_keeps_everything_has_the_highest_level_and_nothing_held_it_back() {
        Judgement[] all = {judgement(0, Verdict.PASS, Verdict.PASS), judgement(1, Verdict.PASS, Verdict.PASS)};

        assertThat(overall(all).level()).contains(2);
        assertThat(overall(all).decidedBy()).isEmpty();
        assertThat(level(all).score()).isEqualTo(2);
    }

    @Test
    void clauses_that_fail_are_named_before_those_that_could_not_be_told() {
        assertThat(overall(judgement(0, Verdict.PASS, Verdict.INCONCLUSIVE), judgement(1, Verdict.PASS, Verdict.FAIL))
                        .decidedBy())
                .containsExactly("D-2", "D-1");
    }
}

package org.robograde.grader.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.rulebook.reading.RulebookReader;

/** Exact findings, word by word, for the rules of decision. */
class JudgeTest {
    private static final Rulebook SMALL = RulebookReader.read(
            Path.of(
                    System.getProperty("robograde.root", ".."),
                    "grader/src/test/resources/org/robograde/grader/rulebook/small.yaml"),
            Grader.metrics());
    private static final Clause REPLANS = SMALL.clauses().get(0);
    private static final Clause RECOVERS = SMALL.clauses().get(1);
    private static final Judge JUDGE = new Judge(false);

    private static Clause with(Clause clause, Combination combination, DecisionRule rule) {
        return new Clause(
                clause.id(),
                clause.title(),
                clause.elementId(),
                clause.measurand(),
                clause.unit(),
                clause.direction(),
                clause.limits(),
                clause.scenarios(),
                clause.minTrials(),
                clause.evidenceTypes(),
                combination,
                rule,
                clause.weight(),
                clause.reason(),
                clause.origin(),
                clause.provenance(),
                clause.verification(),
                clause.line());
    }

    @Test
    void a_clause_kept_at_every_level_passes_and_leaves_nothing_open() {
        Judgement judgement = JUDGE.judge(REPLANS, Samples.of(REPLANS, 2.5, 0, 3), 3, List.of());

        assertThat(judgement.perLevel()).isEqualTo(Map.of(1, Verdict.PASS, 2, Verdict.PASS));
        assertThat(judgement.highestLevelPassed()).isEqualTo(2);
        assertThat(judgement.reason())
                .isEqualTo(new LocalizedText(
                        "2.5 s, worst of 3 trials. It keeps the limit of level 2 (at most 3 s).",
                        "3次试验中最差值为2.5 s。满足第2级限值（不大于3 s）。"));
        assertThat(judgement.settles()).isEqualTo(new LocalizedText("", ""));
    }

    @Test
    void a_clause_kept_at_the_first_level_only_says_what_the_next_asks_for() {
        Judgement judgement = JUDGE.judge(REPLANS, Samples.of(REPLANS, 4.0, 0.1, 3), 3, List.of());

        assertThat(judgement.perLevel()).isEqualTo(Map.of(1, Verdict.PASS, 2, Verdict.FAIL));
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.reason().en())
                .isEqualTo(
                        "4 s ± 0.2 s (k = 2), worst of 3 trials. It keeps the limit of level 1 (at most 5 s; probability of"
                                + " conformity > 99.9 %, risk of a false pass < 0.1 %). Level 2 asks for at most 3 s; it is not kept."
                                + " Probability of conformity < 0.1 %: the risk of a false fail.");
        assertThat(judgement.reason().zh())
                .isEqualTo("3次试验中最差值为4 s ± 0.2 s (k = 2)。满足第1级限值（不大于5 s；合格概率> 99.9 %，误判合格的风险< 0.1 %）。"
                        + "第2级要求不大于3 s，未满足。合格概率< 0.1 %，即误判不合格的风险。");
    }

    @Test
    void a_reaction_that_never_came_fails_below_its_bound_and_cannot_be_told_above() {
        List<Measurement> never = List.of(
                Samples.one(REPLANS, 1, 4.0, 0, true),
                Samples.one(REPLANS, 2, 1.0, 0, false),
                Samples.one(REPLANS, 3, 1.0, 0, false));

        Judgement judgement = JUDGE.judge(REPLANS, never, 3, List.of());

        assertThat(judgement.perLevel()).isEqualTo(Map.of(1, Verdict.INCONCLUSIVE, 2, Verdict.FAIL));
        assertThat(judgement.reason().en())
                .isEqualTo(
                        "At least 4 s, worst of 3 trials. Level 1 asks for at most 5 s; it could not be told: the end was"
                                + " not seen.");
        assertThat(judgement.settles().en()).isEqualTo("A longer observation, until the end is seen, would settle it.");
    }

    @Test
    void one_bad_trial_is_enough_to_fail_a_clause_on_the_worst() {
        Judgement judgement = JUDGE.judge(REPLANS, Samples.of(REPLANS, 9.0, 0, 1), 1, List.of());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void too_few_good_trials_are_inconclusive_and_the_others_reasons_are_told() {
        Judgement judgement =
                JUDGE.judge(REPLANS, Samples.of(REPLANS, 1.0, 0, 2), 3, List.of("no way was blocked in this trial"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason().en())
                .endsWith(
                        "it could not be told: measured in 2 trials, 3 are needed (not measurable in 1: no way was blocked in"
                                + " this trial).");
        assertThat(judgement.settles().zh()).isEqualTo("再进行1次可测得该指标的试验（场景：hotel-delivery）。");
    }

    @Test
    void three_of_three_show_half_at_eighty_percent_and_two_of_three_show_nothing() {
        Judgement all = JUDGE.judge(RECOVERS, Samples.of(RECOVERS, 1, 0, 3), 3, List.of());
        assertThat(all.highestLevelPassed()).isEqualTo(2);
        assertThat(all.combined().orElseThrow().low()).isCloseTo(0.5848035476425733, within(1e-12));
        assertThat(all.reason().en())
                .isEqualTo(
                        "3 of 3 (100 %); the true rate is at least 58.5 % at one-sided confidence 0.8. It keeps the limit of"
                                + " level 2 (R = 0.5 at C = 0.8, shown by 3 of as many).");

        List<Measurement> mixed = List.of(
                Samples.one(RECOVERS, 1, 1, 0, false),
                Samples.one(RECOVERS, 2, 1, 0, false),
                Samples.one(RECOVERS, 3, 0, 0, false));
        Judgement some = JUDGE.judge(RECOVERS, mixed, 3, List.of());
        assertThat(some.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(some.deciding().map(Measurement::trialId)).contains("trial-3");
        assertThat(some.settles())
                .isEqualTo(new LocalizedText(
                        "1 more attempt without failure would show R = 0.3 at C = 0.8.",
                        "再成功1次，即可在置信度C = 0.8下证明可靠度R = 0.3。"));
    }

    @Test
    void the_mean_carries_the_instruments_and_the_samples_uncertainty() {
        Clause mean = with(REPLANS, Combination.MEAN, new DecisionRule.Simple());
        List<Measurement> three = List.of(
                Samples.one(mean, 1, 1.0, 0.05, false),
                Samples.one(mean, 2, 1.1, 0.05, false),
                Samples.one(mean, 3, 1.2, 0.05, false));

        Judgement judgement = JUDGE.judge(mean, three, 3, List.of());

        // sampling: t(0.97725; 2) * 0.1 / sqrt(3) = 4.526561 * 0.057735 = 0.261341; instrument: 2 * 0.05 = 0.1
        assertThat(judgement.combined().orElseThrow().expandedUncertainty())
                .isCloseTo(Math.sqrt(0.2613411 * 0.2613411 + 0.01), within(1e-6));
        assertThat(judgement.value().orElseThrow()).isCloseTo(1.1, within(1e-12));
    }

    @Test
    void the_guard_band_is_taken_off_the_limit() {
        Clause guarded = with(REPLANS, Combination.WORST, new DecisionRule.Guarded(1.0));
        Clause open = with(REPLANS, Combination.WORST, new DecisionRule.NonBinary(1.0));

        assertThat(atFirst(guarded, 4.8)).isEqualTo(Verdict.PASS);
        assertThat(atFirst(guarded, 4.81)).isEqualTo(Verdict.FAIL);
        assertThat(atFirst(open, 4.8)).isEqualTo(Verdict.PASS);
        assertThat(atFirst(open, 4.81)).isEqualTo(Verdict.CONDITIONAL);
        assertThat(atFirst(open, 5.0)).isEqualTo(Verdict.CONDITIONAL);
        assertThat(atFirst(open, 5.01)).isEqualTo(Verdict.CONDITIONAL_FAIL);
        assertThat(atFirst(open, 5.2)).isEqualTo(Verdict.CONDITIONAL_FAIL);
        assertThat(atFirst(open, 5.21)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_guard_band_of_nothing_guards_nothing() {
        Clause guarded = with(REPLANS, Combination.WORST, new DecisionRule.Guarded(1.0));
        Judgement kept = JUDGE.judge(guarded, Samples.of(guarded, 1.0, 0, 3), 3, List.of());

        assertThat(kept.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(kept.reason().en()).endsWith("no uncertainty is known, so that there is no guard band.");
        assertThat(JUDGE.judge(guarded, Samples.of(guarded, 9.0, 0, 3), 3, List.of())
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    private static Verdict atFirst(Clause clause, double value) {
        return JUDGE.judge(clause, Samples.of(clause, value, 0.1, 3), 3, List.of())
                .perLevel()
                .values()
                .iterator()
                .next();
    }

    @Test
    void conditional_counts_only_where_the_rulebook_says_so() {
        Clause open = with(REPLANS, Combination.WORST, new DecisionRule.NonBinary(1.0));
        List<Measurement> close = Samples.of(open, 4.9, 0.1, 3);

        assertThat(new Judge(true).judge(open, close, 3, List.of()).highestLevelPassed())
                .isEqualTo(1);
        assertThat(new Judge(false).judge(open, close, 3, List.of()).highestLevelPassed())
                .isZero();
    }
}

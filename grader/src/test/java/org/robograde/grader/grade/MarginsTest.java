package org.robograde.grader.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade.Margin;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.reading.RulebookReader;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** small.yaml: D-1 replanning time at most 5 s (1), 3 s (2), simple, the worst; D-2 recovery R 0.3 (1), 0.5 (2) at C 0.8. */
class MarginsTest {
    private static final Rulebook SMALL = RulebookReader.read(
            Path.of(
                    System.getProperty("robograde.root", ".."),
                    "grader/src/test/resources/org/robograde/grader/rulebook/small.yaml"),
            Grader.metrics());
    private static final Judge JUDGE = new Judge(false);

    private static Margin margin(Clause clause, double value, double u, int trials) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 1; i <= trials; i++) {
            measurements.add(new Measurement(
                    clause.measurand().id(),
                    "trial-" + i,
                    value,
                    clause.unit(),
                    Budget.of(List.of(Contribution.instrument("made up", u))),
                    1,
                    List.of(),
                    Optional.empty()));
        }
        Judgement judgement = JUDGE.judge(clause, measurements, trials, List.of());
        OverallLevel none = new OverallLevel(Optional.empty(), new LocalizedText("", ""), List.of());
        return new Robust(JUDGE, other -> none)
                .of(List.of(judgement), none)
                .margins()
                .get(0);
    }

    @Test
    void a_quantity_has_room_to_the_limit_it_keeps_and_a_gap_to_the_next() {
        Margin margin = margin(SMALL.clauses().get(0), 4.0, 0.1, 3);

        assertThat(margin.heldLevel()).isEqualTo(1);
        assertThat(margin.room().orElseThrow()).isCloseTo(1.0, within(1e-12));
        assertThat(margin.roomInU().orElseThrow()).isCloseTo(5.0, within(1e-12));
        assertThat(margin.nextLevel()).contains(2);
        assertThat(margin.gap().orElseThrow()).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void where_everything_is_kept_there_is_no_gap_and_without_u_no_multiple_of_it() {
        Margin margin = margin(SMALL.clauses().get(0), 2.0, 0, 3);

        assertThat(margin.heldLevel()).isEqualTo(2);
        assertThat(margin.gap()).isEmpty();
        assertThat(margin.roomInU()).isEmpty();
    }

    @Test
    void a_proportion_counts_failures_to_lose_and_successes_to_gain() {
        Clause recovers = SMALL.clauses().get(1);

        // 3 of 3 show R = 0.5 at C = 0.8 (0.875); 3 of 4 show it at 0.6875 only.
        Margin all = margin(recovers, 1, 0, 3);
        assertThat(all.heldLevel()).isEqualTo(2);
        assertThat(all.failuresToLose()).contains(1);
        assertThat(all.successesToGain()).isEmpty();

        // None of 3: R = 0.3 needs, after 3 failures, 15 attempts in all with 12 successes (binomial, C = 0.8).
        Margin none = margin(recovers, 0, 0, 3);
        assertThat(none.heldLevel()).isZero();
        assertThat(none.failuresToLose()).isEmpty();
        assertThat(none.nextLevel()).contains(1);
        assertThat(none.successesToGain().orElseThrow()).isPositive();
    }
}

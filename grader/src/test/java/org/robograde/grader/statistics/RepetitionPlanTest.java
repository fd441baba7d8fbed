package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionPlanTest {
    @ParameterizedTest
    @CsvSource({
        "0.80, 0.70, 5", "0.80, 0.80, 8", "0.80, 0.85, 10", "0.80, 0.90, 16", "0.80, 0.95, 32",
        "0.90, 0.70, 7", "0.90, 0.80, 11", "0.90, 0.85, 15", "0.90, 0.90, 22", "0.90, 0.95, 45",
        "0.95, 0.70, 9", "0.95, 0.80, 14", "0.95, 0.85, 19", "0.95, 0.90, 29", "0.95, 0.95, 59"
    })
    void without_a_failure_as_many_as_the_published_table_says(double confidence, double reliability, int n) {
        assertThat(RepetitionPlan.withoutFailure(reliability, confidence)).isEqualTo(n);
        assertThat(n).isEqualTo((int) Math.ceil(Math.log(1 - confidence) / Math.log(reliability)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 0.8, 8, 14, 21, 27",
        "0.8, 0.9, 11, 18, 25, 32",
        "0.9, 0.9, 22, 38, 52, 65",
        "0.9, 0.95, 29, 46, 61, 76"
    })
    void each_failure_allowed_costs_the_published_number_more(
            double reliability, double confidence, int none, int one, int two, int three) {
        int[] expected = {none, one, two, three};
        for (int failures = 0; failures < expected.length; failures++) {
            assertThat(RepetitionPlan.withFailures(reliability, confidence, failures))
                    .isEqualTo(expected[failures]);
        }
    }

    @Test
    void what_is_still_missing_counts_from_what_was_seen() {
        assertThat(RepetitionPlan.furtherSuccesses(new Proportion(3, 3), 0.5, 0.8))
                .isZero();
        assertThat(RepetitionPlan.furtherSuccesses(new Proportion(3, 3), 0.8, 0.8))
                .isEqualTo(5);
        assertThat(RepetitionPlan.furtherSuccesses(new Proportion(7, 8), 0.8, 0.8))
                .isEqualTo(6);
    }

    @Test
    void a_reliability_of_one_can_never_be_shown() {
        assertThatThrownBy(() -> RepetitionPlan.withoutFailure(1.0, 0.8)).isInstanceOf(IllegalArgumentException.class);
    }
}

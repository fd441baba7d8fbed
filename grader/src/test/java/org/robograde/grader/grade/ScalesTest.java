package org.robograde.grader.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published tables, row by row: shares of the unit in monitoring, generating, selecting, executing. */
class ScalesTest {
    private static Optional<Integer> level(
            AutonomyScale scale, double monitor, double generate, double select, double execute, int unit, int person) {
        return Allocation.of(
                        Map.of("monitor", monitor, "generate", generate, "select", select, "execute", execute),
                        unit,
                        person)
                .flatMap(scale::of)
                .map(AutonomyScale.ScaleLevel::level);
    }

    @ParameterizedTest
    @CsvSource({
        // sense, generate, select, act; asked for by the unit, begun by a person; level
        "0,   0,   0,   0,   0, 9, 1",
        "0.5, 0,   0,   0.5, 0, 9, 2",
        "0.5, 0,   0,   0.5, 9, 0, 3",
        "0.5, 0,   0,   1,   0, 9, 4",
        "0.5, 0.5, 0,   1,   0, 9, 5",
        "0.5, 0.5, 0,   1,   9, 0, 5",
        "0.5, 0.5, 0.5, 1,   0, 9, 6",
        "0.5, 0.5, 0.5, 1,   9, 0, 7",
        "0.5, 0.5, 0.5, 1,   0, 0, 6",
        "0.5, 1,   1,   1,   0, 0, 9"
    })
    void lora_finds_each_row_and_breaks_its_ties_by_initiative(
            double sense, double generate, double select, double act, int unit, int person, int level) {
        assertThat(level(new Lora(), sense, generate, select, act, unit, person))
                .contains(level);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 1,   1,   0,   0",
        "0.5, 0,   0,   0.5, 1",
        "0.5, 0,   1,   1,   2",
        "0.5, 1,   0,   1,   3",
        "0.5, 1,   0.5, 1,   3",
        "0.5, 1,   1,   1,   4"
    })
    void yang_finds_each_level_that_a_watched_field_can_show(
            double monitor, double generate, double select, double execute, int level) {
        assertThat(level(new Yang(), monitor, generate, select, execute, 0, 0)).contains(level);
    }

    @Test
    void what_needs_no_one_watching_is_never_shown_on_a_field() {
        assertThat(level(new Lora(), 1, 1, 1, 1, 0, 0)).contains(9);
        assertThat(level(new Yang(), 1, 1, 1, 1, 0, 0)).contains(4);
        assertThat(level(new EndsleyKaber(), 1, 1, 1, 1, 0, 0)).contains(9);
    }

    @Test
    void a_share_of_five_percent_is_none_and_of_ninety_five_is_all() {
        assertThat(level(new EndsleyKaber(), 0.05, 0.05, 0.05, 0.05, 0, 0)).contains(1);
        assertThat(level(new EndsleyKaber(), 0.5, 0.95, 0.95, 0.95, 0, 0)).contains(9);
        assertThat(level(new EndsleyKaber(), 0.5, 0.94, 0.95, 0.95, 0, 0)).contains(8);
    }
}

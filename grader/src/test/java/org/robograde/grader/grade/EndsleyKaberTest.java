package org.robograde.grader.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndsleyKaberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 1",
        "0.5, 0, 0, 0.5, 2",
        "0.5, 0, 0, 1, 3",
        "0.5, 0.5, 0, 0.5, 4",
        "0.5, 0.5, 0, 1, 5",
        "0.5, 0.5, 0.5, 1, 6",
        "0.5, 1, 0, 1, 7",
        "0.5, 0.5, 1, 1, 8",
        "0.5, 1, 1, 1, 9"
    })
    void each_row_of_the_table_is_found(double monitor, double generate, double select, double execute, int level) {
        Map<String, Double> shares =
                Map.of("monitor", monitor, "generate", generate, "select", select, "execute", execute);

        assertThat(level(shares)).contains(level);
    }

    @Test
    void someone_always_watches_a_field_so_that_the_tenth_row_is_never_shown() {
        Map<String, Double> all = Map.of("monitor", 1.0, "generate", 1.0, "select", 1.0, "execute", 1.0);

        assertThat(level(all)).contains(9);
    }

    @Test
    void a_function_that_is_not_on_record_gives_no_level() {
        assertThat(level(Map.of("monitor", 1.0))).isEmpty();
    }

    private static Optional<Integer> level(Map<String, Double> shares) {
        return Allocation.of(shares, 0, 0).flatMap(new EndsleyKaber()::of).map(AutonomyScale.ScaleLevel::level);
    }
}

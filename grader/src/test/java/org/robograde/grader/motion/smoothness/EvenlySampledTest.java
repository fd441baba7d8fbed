package org.robograde.grader.motion.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;

class EvenlySampledTest {
    @Test
    void values_lie_on_straight_lines_and_the_ends_hold() {
        double[] even = EvenlySampled.of(new double[] {0, 1, 1.5}, new double[] {0, 10, 20}, -0.5, 2, 2);

        assertThat(even).containsExactly(new double[] {0, 0, 5, 10, 20, 20}, within(1e-12));
    }

    @Test
    void of_rows_with_one_time_the_last_counts() {
        assertThat(EvenlySampled.of(new double[] {0, 0, 1}, new double[] {7, 3, 5}, 0, 1, 1))
                .containsExactly(3, 5);
    }

    @Test
    void times_that_step_back_and_spans_without_end_are_refused() {
        assertThatThrownBy(() -> EvenlySampled.of(new double[] {0, 2, 1}, new double[3], 0, 3, 1))
                .hasMessage("the time steps back after 2.0 s");
        assertThatThrownBy(() -> EvenlySampled.of(new double[] {0}, new double[1], 0, 1e12, 100))
                .hasMessageContaining("there are not 1 to");
        assertThatThrownBy(() -> EvenlySampled.of(new double[0], new double[0], 0, 1, 1))
                .hasMessage("there are 0 times and 0 values to sample evenly");
    }

    @Test
    void a_detour_halves_the_economy_and_a_repeated_row_does_not() {
        List<Vector3> way = List.of(
                Vector3.ZERO, new Vector3(2, 0, 0), new Vector3(2, 0, 0), new Vector3(1, 0, 0), new Vector3(2, 0, 0));

        assertThat(PathEconomy.of(way).length()).isEqualTo(4);
        assertThat(PathEconomy.of(way).ratio()).isEqualTo(0.5);
        assertThatThrownBy(() -> PathEconomy.of(List.of(Vector3.ZERO)).ratio())
                .hasMessage("a standstill has no path economy");
    }
}

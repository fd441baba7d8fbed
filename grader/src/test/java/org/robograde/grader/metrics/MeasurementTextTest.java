package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.MetricDefinition.Kind;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

class MeasurementTextTest {
    private static Measurement of(double value, String unit, Budget budget, int n, boolean bound) {
        return new Measurement(
                "safety.x", "trial-1", value, unit, budget, n, List.of(), Optional.empty(), bound, Detail.NONE);
    }

    private static Budget known(double u) {
        return Budget.of(List.of(Contribution.instrument("camera", u)));
    }

    @Test
    void a_value_is_printed_to_the_place_of_the_second_digit_of_its_uncertainty() {
        assertThat(MeasurementText.of(of(0.123456, "m", known(0.00512), 12, false), Kind.QUANTITY))
                .isEqualTo("0.123 m ± 0.010 m (k = 2, n = 12)");
        assertThat(MeasurementText.of(of(1234.5678, "s", known(61), 1, true), Kind.QUANTITY))
                .isEqualTo("at least 1235 s ± 122 s (k = 2, n = 1)");
    }

    @Test
    void an_unknown_uncertainty_is_called_unknown_and_not_zero() {
        assertThat(MeasurementText.of(of(2, "1", Budget.none(), 1, false), Kind.QUANTITY))
                .isEqualTo("2 (uncertainty not known, n = 1)");
    }

    @Test
    void a_proportion_comes_with_its_counts_and_its_exact_interval() {
        assertThat(MeasurementText.of(of(74 / 80.0, "1", Budget.none(), 80, false), Kind.PROPORTION))
                .isEqualTo("92.5 % (74 of 80; exact 95 % interval 84.4 % to 97.2 %)");
    }

    @Test
    void a_bound_on_a_time_between_events_says_so() {
        assertThat(MeasurementText.of(of(13.09, "s", Budget.none(), 2, false), Kind.TIME_BETWEEN))
                .isEqualTo("at least 13.09 s (one-sided bound, 1 events)");
    }
}

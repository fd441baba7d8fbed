package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void the_scatter_of_a_mean_is_its_standard_error() {
        Sample sample = Sample.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Bootstrap bootstrap = Bootstrap.of(sample, Sample::mean, 4000, 3);

        // Resampling divides by n, the standard error by n - 1.
        assertThat(bootstrap.standardError()).isCloseTo(sample.standardError() * Math.sqrt(0.9), within(0.03));
        assertThat(bootstrap.percentile(0.95).contains(5.5)).isTrue();
    }

    @Test
    void values_that_are_all_equal_have_an_interval_of_no_width() {
        Bootstrap bootstrap = Bootstrap.of(Sample.of(2, 2, 2), Sample::mean, 1000, 3);

        assertThat(bootstrap.percentile(0.95)).isEqualTo(new Interval(2, 2));
        assertThat(bootstrap.biasCorrected(0.95)).isEqualTo(new Interval(2, 2));
    }

    @Test
    void a_single_value_has_no_scatter_and_says_nothing_of_the_mean() {
        Sample one = Sample.of(4);

        assertThat(one.standardDeviation()).isZero();
        assertThat(one.meanInterval(0.95)).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(Bootstrap.of(one, Sample::mean, 100, 1).biasCorrected(0.95)).isEqualTo(new Interval(4, 4));
    }

    @Test
    void no_value_and_no_number_are_refused() {
        assertThatThrownBy(() -> Sample.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of(1, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_event_in_no_time_is_refused() {
        assertThatThrownBy(() -> new EventRate(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

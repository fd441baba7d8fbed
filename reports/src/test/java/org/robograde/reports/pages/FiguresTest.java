package org.robograde.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void a_value_ends_at_the_second_digit_of_its_uncertainty() {
        assertThat(Figures.measured(0.12345, 0.0178, "m")).isEqualTo("0.123\u00A0±\u00A00.018\u00A0m");
        assertThat(Figures.measured(4.6, 0.9, "s")).isEqualTo("4.60\u00A0±\u00A00.90\u00A0s");
        assertThat(Figures.measured(1234.5, 17.2, "1")).isEqualTo("1234\u00A0±\u00A017");
    }

    @Test
    void a_value_without_uncertainty_has_four_significant_digits_and_no_needless_zeros() {
        assertThat(Figures.number(0.1)).isEqualTo("0.1");
        assertThat(Figures.number(1.0)).isEqualTo("1");
        assertThat(Figures.number(2.0 / 3)).isEqualTo("0.6667");
        assertThat(Figures.number(1e-9)).isEqualTo("0");
        assertThat(Figures.number(123456)).isEqualTo("123500");
    }

    @Test
    void a_minus_sign_is_a_minus_sign_and_zero_has_none() {
        assertThat(Figures.number(-0.25)).isEqualTo("\u22120.25");
        assertThat(Figures.number(-0.0)).isEqualTo("0");
    }

    @Test
    void what_is_no_number_is_a_dash() {
        assertThat(Figures.number(Double.NaN)).isEqualTo("–");
        assertThat(Figures.measured(Double.POSITIVE_INFINITY, 0.1, "s")).startsWith("–");
    }

    @Test
    void powers_and_products_of_units_are_written_as_such_and_nothing_else_is_touched() {
        assertThat(Figures.quantity(2, "m/s^2")).isEqualTo("2\u00A0m/s\u00B2");
        assertThat(Figures.shown("N*m^3")).isEqualTo("N\u00B7m\u00B3");
        assertThat(Figures.shown("a b*c")).isEqualTo("a b*c");
        assertThat(Figures.quantity(3, "1")).isEqualTo("3");
    }

    @Test
    void times_are_written_in_utc() {
        assertThat(Figures.utc(Instant.ofEpochSecond(0))).isEqualTo("1970-01-01 00:00:00 UTC");
    }
}

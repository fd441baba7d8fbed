package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({
        "0.125, 0.125",
        "2.0, 2",
        "1200.0, 1200",
        "0.00123456, 0.00123",
        "0.00003421, 0.0000342",
        "-0.0, 0",
        "-1.41403, -1.414",
        "0.1, 0.1",
        "1e-9, 0"
    })
    void numbers_are_written_short_and_plain(double value, String text) {
        assertThat(Decimal.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1000000000, 1", "1500000000, 1.5", "0, 0", "41000499999, 41", "120000000000, 120"})
    void nanoseconds_are_written_as_seconds(long nanos, String text) {
        assertThat(Decimal.seconds(nanos)).isEqualTo(text);
    }
}

package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionDifferenceTest {
    /** Newcombe 1998 (Statistics in Medicine 17, 873-890), table II, method 10, 95 %. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void the_published_differences_have_the_published_intervals(int a, int m, int b, int n, double low, double high) {
        Interval interval = new Proportion(a, m).minus(new Proportion(b, n), 0.95);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void nothing_attempted_says_nothing() {
        assertThat(new Proportion(0, 0).exact(0.95)).isEqualTo(new Interval(0, 1));
        assertThat(new Proportion(0, 0).wilson(0.95)).isEqualTo(new Interval(0, 1));
    }

    /** Fisher's tea: 8 cups, all right, by guessing. */
    @Test
    void exact_tests_have_their_closed_forms() {
        assertThat(BinomialTest.greater(new Proportion(8, 8), 0.5)).isCloseTo(1 / 256.0, within(1e-15));
        assertThat(BinomialTest.twoSided(new Proportion(8, 8), 0.5)).isCloseTo(2 / 256.0, within(1e-15));
        assertThat(BinomialTest.twoSided(new Proportion(4, 8), 0.5)).isEqualTo(1);
        assertThat(BinomialTest.less(new Proportion(0, 3), 0.5)).isCloseTo(0.125, within(1e-15));
    }
}

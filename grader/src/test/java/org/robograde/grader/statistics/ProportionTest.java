package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    @ParameterizedTest
    @CsvSource({"74, 80, 84.6, 96.5", "91, 120, 67.4, 82.6", "29, 40, 57.2, 83.9"})
    void published_success_rates_have_the_published_wilson_intervals(int k, int n, double low, double high) {
        Interval interval = new Proportion(k, n).wilson(0.95);

        assertThat(interval.low() * 100).isCloseTo(low, within(0.05));
        assertThat(interval.high() * 100).isCloseTo(high, within(0.05));
    }

    /** Values of scipy.stats.beta.ppf. */
    @ParameterizedTest
    @CsvSource({
        "74, 80, 0.8438720682639278, 0.9719794538231588",
        "91, 120, 0.6717076791269851, 0.8317914398019389",
        "29, 40, 0.5611170928209519, 0.8539910080361344",
        "48, 50, 0.8628623743960326, 0.9951185665738356",
        "3, 3, 0.29240177382128674, 1.0",
        "0, 3, 0.0, 0.7075982261787133"
    })
    void exact_bounds_agree_with_scipy(int k, int n, double low, double high) {
        Interval interval = new Proportion(k, n).exact(0.95);

        assertThat(interval.low()).isCloseTo(low, within(1e-10));
        assertThat(interval.high()).isCloseTo(high, within(1e-10));
    }

    @Test
    void exact_bounds_agree_with_commons_statistics_over_a_grid() {
        for (int n : new int[] {1, 2, 5, 17, 80, 400}) {
            for (int k = 0; k <= n; k += Math.max(1, n / 7)) {
                for (double confidence : new double[] {0.6, 0.9, 0.95, 0.999}) {
                    org.apache.commons.statistics.interval.Interval peer =
                            BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(n, k, 1 - confidence);
                    Interval ours = new Proportion(k, n).exact(confidence);
                    assertThat(ours.low()).as(k + "/" + n).isCloseTo(peer.getLowerBound(), within(1e-10));
                    assertThat(ours.high()).as(k + "/" + n).isCloseTo(peer.getUpperBound(), within(1e-10));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 0.8, 0.5848035476425733",
        "10, 10, 0.95, 0.741134",
        "5, 5, 0.95, 0.549280",
        "30, 30, 0.95, 0.9049661471446958"
    })
    void all_successes_have_the_known_one_sided_lower_bound(int k, int n, double confidence, double bound) {
        assertThat(new Proportion(k, n).lowerBound(confidence)).isCloseTo(bound, within(1e-6));
    }

    /** The exact interval covers the true rate at least as often as it says, for every rate: that is what exact means. */
    @Test
    void the_exact_interval_covers_at_least_what_it_claims() {
        int n = 20;
        Interval[] intervals = new Interval[n + 1];
        for (int k = 0; k <= n; k++) {
            intervals[k] = new Proportion(k, n).exact(0.95);
        }
        for (double p = 0.005; p < 1; p += 0.005) {
            double covered = 0;
            for (int k = 0; k <= n; k++) {
                boolean inside = intervals[k].low() <= p && p <= intervals[k].high();
                covered += inside ? Probabilities.binomialExactly(k, n, p) : 0;
            }
            assertThat(covered).as("p = " + p).isGreaterThanOrEqualTo(0.95 - 1e-12);
        }
    }

    @Test
    void more_successes_than_attempts_are_refused() {
        assertThatThrownBy(() -> new Proportion(4, 3)).hasMessage("4 successes of 3 attempts");
    }
}

package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    /** Values of scipy.stats.t.ppf(0.975, n). */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706204736174694", "2, 4.302652729749462", "3, 3.1824463052837078",
        "4, 2.7764451051977934", "9, 2.262157162798205", "19, 2.0930240544083087"
    })
    void students_t_agrees_with_scipy(int degreesOfFreedom, double expected) {
        assertThat(Quantiles.studentT(0.975, degreesOfFreedom)).isCloseTo(expected, within(1e-10));
    }

    /** Values of scipy.stats.chi2.ppf(0.8, n). */
    @ParameterizedTest
    @CsvSource({"2, 3.218875824868201", "4, 5.9886166940042465", "6, 8.558059720250668", "20, 25.037505639637406"})
    void chi_square_agrees_with_scipy(int degreesOfFreedom, double expected) {
        assertThat(Quantiles.chiSquared(0.8, degreesOfFreedom)).isCloseTo(expected, within(1e-10));
    }

    @Test
    void both_agree_with_commons_statistics_over_a_grid() {
        for (int n : new int[] {2, 6, 30, 100}) {
            for (double p : new double[] {0.6, 0.9, 0.99}) {
                double chi = ChiSquaredDistribution.of(n).inverseCumulativeProbability(p);
                double t = TDistribution.of(n).inverseCumulativeProbability(p);
                assertThat(Quantiles.chiSquared(p, n)).isCloseTo(chi, within(1e-8 * chi));
                assertThat(Quantiles.studentT(p, n)).isCloseTo(t, within(1e-8 * t));
            }
        }
    }
}

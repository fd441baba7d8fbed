package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.grader.statistics.SequentialTest.Characteristic;
import org.robograde.grader.statistics.SequentialTest.Decision;

class SequentialTestTest {
    /** NIST/SEMATECH e-Handbook of Statistical Methods, 6.2.6: acceptance at 0.01, rejection at 0.10, risks 0.05 and 0.10. */
    private static final SequentialTest NIST = new SequentialTest(0.01, 0.10, 0.05, 0.10, 2000);

    /** Wald's own example (1947, 5.3): 0.1 against 0.3, risks 0.02 and 0.03. */
    private static final SequentialTest WALD = new SequentialTest(0.1, 0.3, 0.02, 0.03, 2000);

    @Test
    void the_lines_are_the_printed_ones() {
        assertThat(NIST.slope()).isCloseTo(0.0397, within(0.0001));
        assertThat(NIST.acceptIntercept()).isCloseTo(0.939, within(0.001));
        assertThat(NIST.rejectIntercept()).isCloseTo(1.205, within(0.001));
        assertThat(WALD.slope()).isCloseTo(0.186, within(0.0005));
        assertThat(WALD.acceptIntercept()).isCloseTo(2.58, within(0.005));
        assertThat(WALD.rejectIntercept()).isCloseTo(2.88, within(0.005));
    }

    /** The table of the same page: x is where neither can be decided. */
    @ParameterizedTest
    @CsvSource({"1, x, x", "2, x, 2", "3, x, 2", "24, 0, 3", "25, 0, 3", "26, 0, 3"})
    void acceptance_and_rejection_numbers_are_the_printed_ones(int n, String accept, String reject) {
        assertThat(text(NIST.acceptanceNumber(n))).isEqualTo(accept);
        assertThat(text(NIST.rejectionNumber(n))).isEqualTo(reject);
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "x";
    }

    @Test
    void it_goes_on_between_the_lines_and_decides_on_them() {
        assertThat(NIST.decide(0, 23)).isEqualTo(Decision.GO_ON);
        assertThat(NIST.decide(0, 24)).isEqualTo(Decision.ACCEPT);
        assertThat(NIST.decide(1, 24)).isEqualTo(Decision.GO_ON);
        assertThat(NIST.decide(2, 2)).isEqualTo(Decision.REJECT);
    }

    @Test
    void walds_five_points_hold() {
        double h0 = WALD.acceptIntercept();
        double h1 = WALD.rejectIntercept();
        double s = WALD.slope();
        is(WALD.approximately(0.1), 0.98, (0.98 * h0 - 0.02 * h1) / (s - 0.1));
        is(WALD.approximately(s), h1 / (h0 + h1), h0 * h1 / (s * (1 - s)));
        is(WALD.approximately(0.3), 0.03, (0.97 * h1 - 0.03 * h0) / (0.3 - s));
    }

    private static void is(Characteristic found, double acceptance, double average) {
        assertThat(found.acceptance()).isCloseTo(acceptance, within(1e-9));
        assertThat(found.averageRepetitions()).isCloseTo(average, within(1e-6));
    }

    @Test
    void without_an_early_end_the_true_risks_are_no_greater_than_walds() {
        for (SequentialTest test : new SequentialTest[] {NIST, WALD}) {
            Characteristic good = test.at(test.acceptable());
            Characteristic bad = test.at(test.unacceptable());
            assertThat((1 - good.acceptance()) + bad.acceptance())
                    .isLessThanOrEqualTo(test.producersRisk() + test.consumersRisk());
            // Overstepping makes it a little longer than the approximation says.
            assertThat(good.averageRepetitions())
                    .isBetween(
                            test.approximately(test.acceptable()).averageRepetitions(),
                            1.4 * test.approximately(test.acceptable()).averageRepetitions());
        }
    }

    @Test
    void an_early_end_decides_by_the_likelihood_and_costs_certainty() {
        SequentialTest ended = new SequentialTest(0.1, 0.3, 0.02, 0.03, 30);

        assertThat(ended.decide(5, 30)).isEqualTo(Decision.ACCEPT);
        assertThat(ended.decide(6, 30)).isEqualTo(Decision.REJECT);
        assertThat(ended.at(0.1).acceptance()).isLessThan(WALD.at(0.1).acceptance());
        assertThat(ended.at(0.2).averageRepetitions()).isLessThanOrEqualTo(30);
    }

    @Test
    void it_needs_fewer_repetitions_than_the_fixed_plan_of_the_same_risks() {
        int n = 1;
        int failures = 0;
        while (RepetitionPlan.acceptance(n, failures, 0.7) > 0.03
                || RepetitionPlan.acceptance(n, failures, 0.9) < 0.98) {
            if (RepetitionPlan.acceptance(n, failures, 0.7) > 0.03) {
                n++;
            } else {
                failures++;
            }
        }

        assertThat(WALD.at(0.1).averageRepetitions()).isLessThan(0.6 * n);
        assertThat(WALD.at(0.3).averageRepetitions()).isLessThan(0.6 * n);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 0.05, 0.05, 10", "0.1, 0.3, 0.5, 0.5, 10", "0, 0.3, 0.1, 0.1, 10", "0.1, 0.3, 0.1, 0.1, 0"})
    void what_makes_no_test_is_refused(double p0, double p1, double alpha, double beta, int most) {
        assertThatThrownBy(() -> new SequentialTest(p0, p1, alpha, beta, most))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

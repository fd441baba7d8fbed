package org.robograde.grader.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void one_known_contribution_is_the_whole_uncertainty_and_is_doubled() {
        Budget budget = Budget.of(List.of(Contribution.instrument("camera", 0.1)));

        assertThat(budget.standard()).isEqualTo(0.1);
        assertThat(budget.degreesOfFreedom()).isEmpty();
        assertThat(budget.coverageFactor()).isEqualTo(2);
        assertThat(budget.expanded()).isEqualTo(0.2);
    }

    @Test
    void contributions_add_by_their_squares_and_keep_their_parts_apart() {
        Budget budget = Budget.of(List.of(
                Contribution.instrument("camera", 3),
                Contribution.sampling("scatter", 4, 9),
                Contribution.instrument("nothing", 0)));

        assertThat(budget.standard()).isEqualTo(5);
        assertThat(budget.instrument()).isEqualTo(3);
        assertThat(budget.sampling()).isEqualTo(4);
        assertThat(budget.contributions()).hasSize(2);
        // Welch and Satterthwaite: 5^4 / (4^4 / 9)
        assertThat(budget.degreesOfFreedom().orElseThrow()).isCloseTo(625 * 9 / 256.0, within(1e-12));
        // Student's t at 21 degrees of freedom for 95.45 %
        assertThat(budget.coverageFactor()).isBetween(2.12, 2.14);
        assertThat(budget.expanded()).isEqualTo(budget.coverageFactor() * 5);
    }

    @Test
    void the_coverage_factors_are_those_of_the_guide() {
        // JCGM 100, table G.2, column 95.45 %
        assertThat(k(1)).isCloseTo(13.97, within(0.005));
        assertThat(k(5)).isCloseTo(2.65, within(0.005));
        assertThat(k(10)).isCloseTo(2.28, within(0.005));
        assertThat(k(20)).isCloseTo(2.13, within(0.005));
        assertThat(k(50)).isCloseTo(2.05, within(0.005));
        // G.6.4: degrees of freedom that are no integer are cut down to the next
        assertThat(k(5.9)).isEqualTo(k(5));
    }

    private static double k(double nu) {
        return Budget.coverageFactor(Optional.of(nu));
    }

    @Test
    void nothing_known_is_an_empty_budget() {
        assertThat(Budget.none().contributions()).isEmpty();
        assertThat(Budget.none().expanded()).isZero();
    }

    @Test
    void a_contribution_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> Contribution.instrument("camera", Double.NaN)).hasMessageContaining("camera");
        assertThatThrownBy(() -> Contribution.sampling("scatter", 1, 0)).hasMessageContaining("scatter");
    }
}

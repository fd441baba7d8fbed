package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceShownTest {
    @Test
    void the_confidence_shown_is_the_one_whose_bound_is_the_reliability() {
        Proportion seen = new Proportion(27, 30);
        double confidence = seen.confidenceShown(0.8);

        // 27 of 30 show R = 0.8 at 88 % (published check of the binomial plan).
        assertThat(confidence).isCloseTo(0.88, within(0.005));
        assertThat(seen.lowerBound(confidence)).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void no_success_shows_nothing_and_no_failure_all_that_the_zero_failure_plan_says() {
        assertThat(new Proportion(0, 5).confidenceShown(0.5)).isZero();
        assertThat(new Proportion(3, 3).confidenceShown(0.5)).isCloseTo(1 - 0.125, within(1e-12));
    }
}

package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class ProbabilityTest {
    @Test
    void below_a_normal_value_lies_what_the_peer_says() {
        NormalDistribution peer = NormalDistribution.of(0, 1);
        for (double z = -9; z <= 9; z += 0.037) {
            assertThat(Probability.normalBelow(z)).as("z " + z).isCloseTo(peer.cumulativeProbability(z), within(2e-15));
        }
    }

    @Test
    void below_a_students_value_lies_what_the_peer_says() {
        for (int nu : new int[] {1, 2, 3, 4, 7, 30, 301}) {
            TDistribution peer = TDistribution.of(nu);
            for (double t = -6; t <= 6; t += 0.41) {
                assertThat(Probability.studentBelow(t, nu))
                        .as("t " + t + ", nu " + nu)
                        .isCloseTo(peer.cumulativeProbability(t), within(1e-12));
            }
        }
    }

    @Test
    void the_confidence_shown_is_the_one_whose_bound_is_the_reliability() {
        Proportion seen = new Proportion(27, 30);
        double confidence = seen.confidenceShown(0.8);

        // 27 of 30 show R = 0.8 at 88 % (published check of the binomial plan).
        assertThat(confidence).isCloseTo(0.88, within(0.005));
        assertThat(seen.lowerBound(confidence)).isCloseTo(0.8, within(1e-9));
    }
}

package org.robograde.grader.motion.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SustainedForceTest {
    /** Every span tried by itself, as the definition says it. */
    private static double byDefinition(double[] t, double[] f, double span) {
        double best = -1;
        for (int from = 0; from < t.length; from++) {
            double least = f[from];
            for (int to = from; to < t.length; to++) {
                least = Math.min(least, f[to]);
                best = t[to] - t[from] >= span ? Math.max(best, least) : best;
            }
        }
        return best;
    }

    @Test
    void it_is_what_its_definition_says_on_any_series() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 200; run++) {
            int n = 2 + random.nextInt(60);
            double[] t = new double[n];
            double[] f = new double[n];
            for (int i = 0; i < n; i++) {
                t[i] = (i == 0 ? 0 : t[i - 1]) + random.nextInt(4) * 0.05;
                f[i] = random.nextInt(20);
            }
            double expected = byDefinition(t, f, 0.5);

            assertThat(SustainedForce.of(t, f, 0.5).map(SustainedForce::newtons).orElse(-1.0))
                    .as("run " + run)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_span_of_nothing_is_refused() {
        assertThatThrownBy(() -> SustainedForce.of(new double[1], new double[1], 0))
                .hasMessageStartingWith("a held force needs a time for each force");
    }
}

package org.robograde.grader.metrics.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SparcTest {
    /** The vector of the authors' reference code: v = exp(-5 t^2), t = -1 to 0.99 in steps of 0.01. */
    @Test
    void the_published_vector_gives_the_published_value() {
        double[] speed = new double[200];
        for (int i = 0; i < speed.length; i++) {
            double t = -1 + i * 0.01;
            speed[i] = StrictMath.exp(-5 * t * t);
        }

        assertThat(Sparc.of(speed, 100)).isCloseTo(-1.41403, within(1e-5));
    }

    @Test
    void a_drive_with_stops_is_less_smooth_than_one_without() {
        double[] steady = new double[200];
        double[] stopping = new double[200];
        for (int i = 0; i < 200; i++) {
            steady[i] = Math.min(1, Math.min(i, 199 - i) / 40.0);
            stopping[i] = i % 50 < 10 ? 0 : steady[i];
        }

        assertThat(Sparc.of(stopping, 20)).isLessThan(Sparc.of(steady, 20));
    }
}

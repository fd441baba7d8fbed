package org.robograde.grader.motion.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SparcTest {
    /** The vector of the authors' reference code: v = exp(-5 t^2), t = -1 to 0.99 in steps of 0.01. */
    static double[] publishedVector() {
        double[] speed = new double[200];
        for (int i = 0; i < speed.length; i++) {
            double t = -1 + i * 0.01;
            speed[i] = StrictMath.exp(-5 * t * t);
        }
        return speed;
    }

    @Test
    void the_published_vector_gives_the_published_value() {
        assertThat(Sparc.of(publishedVector(), 100)).isCloseTo(-1.41403, within(1e-5));
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

    @Test
    void the_size_of_a_movement_does_not_count() {
        double[] big = publishedVector();
        for (int i = 0; i < big.length; i++) {
            big[i] *= 1024;
        }

        assertThat(Sparc.of(big, 100)).isCloseTo(Sparc.of(publishedVector(), 100), within(1e-12));
    }

    @Test
    void what_has_no_smoothness_is_refused_with_the_reason() {
        assertThatThrownBy(() -> Sparc.of(new double[50], 100)).hasMessage("a standstill has no smoothness");
        assertThatThrownBy(() -> Sparc.of(new double[] {1}, 100))
                .hasMessage("smoothness needs at least 2 samples, there are 1");
        assertThatThrownBy(() -> Sparc.of(new double[] {1, Double.NaN}, 100)).hasMessage("a speed is NaN");
        assertThatThrownBy(() -> Sparc.of(new double[] {1, 2}, 0))
                .hasMessage("a sample rate must be above 0 Hz, not 0.0");
    }
}

package org.robograde.grader.motion.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;

class JerkTest {
    @Test
    void the_published_vector_gives_the_published_values() {
        double[] speed = SparcTest.publishedVector();

        assertThat(Jerk.dimensionless(speed, 100)).isCloseTo(-335.74684, within(1e-5));
        assertThat(Jerk.logDimensionless(speed, 100)).isCloseTo(-5.81636, within(1e-5));
    }

    /** Of x = t^3 the third derivative is 6 throughout: NJ = sqrt(36/2 T^6 / T^6) = sqrt(18), as the differences are exact. */
    @Test
    void a_cubic_way_has_the_normalised_jerk_of_its_closed_form() {
        List<Vector3> way = new ArrayList<>();
        int n = 1000;
        for (int i = 0; i <= n; i++) {
            double t = (double) i / n;
            way.add(new Vector3(t * t * t, 0, 0));
        }

        double expected = Math.sqrt(18.0 * (n - 2) / n);
        assertThat(Jerk.normalised(way, n)).isCloseTo(expected, within(1e-3));
    }

    /** The minimum-jerk movement of Flash and Hogan: the integral of its squared jerk is 720, so NJ = sqrt(360). */
    @Test
    void a_minimum_jerk_movement_has_the_least_normalised_jerk_between_two_rests() {
        List<Vector3> way = new ArrayList<>();
        int n = 2000;
        for (int i = 0; i <= n; i++) {
            double t = (double) i / n;
            way.add(new Vector3(0, 2 * (10 * t * t * t - 15 * t * t * t * t + 6 * t * t * t * t * t), 0));
        }

        assertThat(Jerk.normalised(way, n)).isCloseTo(Math.sqrt(360), within(0.05));
    }

    @Test
    void constant_acceleration_has_no_jerk() {
        double[] speed = new double[100];
        for (int i = 0; i < speed.length; i++) {
            speed[i] = i;
        }

        assertThat(Jerk.dimensionless(speed, 100)).isZero();
        assertThat(Jerk.logDimensionless(speed, 100)).isInfinite();
    }

    @Test
    void standstill_and_too_few_samples_are_refused() {
        assertThatThrownBy(() -> Jerk.normalised(Collections.nCopies(9, Vector3.ZERO), 10))
                .hasMessage("a standstill has no smoothness");
        assertThatThrownBy(() -> Jerk.normalised(List.of(Vector3.ZERO), 10))
                .hasMessage("normalised jerk needs at least 4 positions and a rate above 0 Hz, there are 1 at 10.0 Hz");
        assertThatThrownBy(() -> Jerk.dimensionless(new double[2], 10))
                .hasMessage("smoothness needs at least 3 samples, there are 2");
    }
}

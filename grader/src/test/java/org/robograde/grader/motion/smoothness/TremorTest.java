package org.robograde.grader.motion.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;

class TremorTest {
    /** A slow sweep of 50 mm with a tremor of known amplitude on two axes. */
    private static List<Vector3> trembling(double amplitude, double hz) {
        List<Vector3> way = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double t = i / 200.0;
            double tremor = amplitude * StrictMath.sin(2 * Math.PI * hz * t);
            way.add(new Vector3(0.05 * StrictMath.sin(2 * Math.PI * 0.1 * t) + tremor, tremor, 0));
        }
        return way;
    }

    @Test
    void a_sine_of_known_amplitude_has_its_root_mean_square() {
        Tremor tremor = Tremor.of(trembling(0.0001, 10), 200, 8, 12);

        // Two axes of A/sqrt(2) each: together A.
        assertThat(tremor.rms()).isCloseTo(0.0001, within(1e-6));
        assertThat(tremor.bandPower()).isLessThan(tremor.totalPower());
    }

    @Test
    void what_moves_outside_the_band_is_no_tremor() {
        assertThat(Tremor.of(trembling(0.0001, 3), 200, 8, 12).rms()).isLessThan(2e-6);
    }

    @Test
    void a_slave_that_halves_the_tremor_beyond_its_scale_attenuates_it_by_six_decibels() {
        Tremor master = Tremor.of(trembling(0.0004, 10), 200, 8, 12);
        Tremor slave = Tremor.of(trembling(0.0001, 10), 200, 8, 12);

        assertThat(slave.attenuationDecibels(master, 0.5)).isCloseTo(20 * StrictMath.log10(2), within(0.01));
    }

    @Test
    void a_rate_too_low_for_the_band_is_refused() {
        assertThatThrownBy(() -> Tremor.of(trembling(0.0001, 10), 20, 8, 12))
                .hasMessage("tremor from 8.0 to 12.0 Hz needs more than 24.0 samples a second, there are 20.0");
    }
}

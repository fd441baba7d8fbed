package org.robograde.grader.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.statistics.Quantiles;
import org.robograde.grader.statistics.Sample;

/** Worked examples of JCGM 100. */
class PropagationTest {
    /** H.1: an end gauge of nominally 50 mm against a standard; lengths in nanometres. */
    @Test
    void the_end_gauge_calibration_has_the_printed_uncertainty() {
        List<Input> inputs = List.of(
                Input.sampled("standard", 50_000_623, 25, 18),
                Input.sampled("comparator", 215, 9.7, 25.6),
                Input.sampled("difference of expansion", 0, 0.58e-6, 50),
                Input.sampled("difference of temperature", 0, 0.029, 2),
                Input.instrument("expansion of the standard", 11.5e-6, 1.2e-6),
                Input.instrument("temperature", -0.1, 0.41));

        Propagation gauge = Propagation.of(x -> x[0] + x[1] - x[0] * (x[2] * x[5] + x[4] * x[3]), inputs);

        assertThat(gauge.value()).isCloseTo(50_000_838, within(1e-6));
        assertThat(gauge.budget().standard()).isCloseTo(32, within(0.5));
        assertThat(gauge.budget().contributions())
                .extracting(Contribution::standardUncertainty)
                .satisfiesExactly(
                        u -> assertThat(u).isCloseTo(25, within(0.05)),
                        u -> assertThat(u).isCloseTo(9.7, within(0.05)),
                        u -> assertThat(u).isCloseTo(2.9, within(0.05)),
                        u -> assertThat(u).isCloseTo(16.6, within(0.1)));
        double nu = gauge.budget().degreesOfFreedom().orElseThrow();
        assertThat((int) nu).isEqualTo(16);
        assertThat(Quantiles.studentT(0.995, 16)).isCloseTo(2.92, within(0.005));
        assertThat(2.92 * gauge.budget().standard()).isCloseTo(93, within(0.8));
    }

    /** H.2: resistance, reactance and impedance from five simultaneous readings of voltage, current and phase. */
    @Test
    void correlated_readings_give_the_printed_impedance() {
        Sample volts = Sample.of(5.007, 4.994, 5.005, 4.990, 4.999);
        Sample amperes = Sample.of(19.663e-3, 19.639e-3, 19.640e-3, 19.685e-3, 19.678e-3);
        Sample radians = Sample.of(1.0456, 1.0438, 1.0468, 1.0428, 1.0433);
        List<Sample> read = List.of(volts, amperes, radians);
        List<Input> inputs = read.stream()
                .map(s -> Input.sampled("reading", s.mean(), s.standardError(), 4))
                .toList();
        Propagation.Correlation r = (i, j) -> correlation(read.get(i), read.get(j));

        assertThat(r.between(0, 1)).isCloseTo(-0.36, within(0.005));
        assertThat(r.between(0, 2)).isCloseTo(0.86, within(0.005));
        assertThat(r.between(1, 2)).isCloseTo(-0.65, within(0.005));
        is(Propagation.of(x -> x[0] / x[1] * StrictMath.cos(x[2]), inputs, r), 127.732, 0.071);
        is(Propagation.of(x -> x[0] / x[1] * StrictMath.sin(x[2]), inputs, r), 219.847, 0.295);
        is(Propagation.of(x -> x[0] / x[1], inputs, r), 254.260, 0.236);
    }

    private static void is(Propagation found, double value, double u) {
        assertThat(found.value()).isCloseTo(value, within(0.0006));
        assertThat(found.budget().standard()).isCloseTo(u, within(0.0006));
        assertThat(found.budget().degreesOfFreedom()).contains(4.0);
    }

    private static double correlation(Sample a, Sample b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += (a.values().get(i) - a.mean()) * (b.values().get(i) - b.mean());
        }
        return sum / ((a.size() - 1) * a.standardDeviation() * b.standardDeviation());
    }

    /** H.3.4: the correction of a thermometer at 30 degrees, from a fitted line whose two parameters are correlated. */
    @Test
    void a_fitted_line_is_predicted_with_the_printed_uncertainty() {
        List<Input> line =
                List.of(Input.sampled("intercept", -0.1712, 0.0029, 9), Input.sampled("slope", 0.00218, 0.00067, 9));

        Propagation at30 = Propagation.of(y -> y[0] + y[1] * (30 - 20), line, (i, j) -> -0.930);

        assertThat(at30.value()).isCloseTo(-0.1494, within(1e-12));
        assertThat(at30.budget().standard()).isCloseTo(0.0041, within(0.00006));
    }

    @Test
    void an_input_that_is_known_exactly_contributes_nothing() {
        Propagation sum = Propagation.of(
                x -> x[0] + x[1], List.of(Input.instrument("exact", 1, 0), Input.instrument("known", 2, 0.5)));

        assertThat(sum.budget().contributions()).hasSize(1);
        assertThat(sum.sensitivities()).containsExactly(0.0, 1.0);
        assertThat(sum.budget().standard()).isEqualTo(0.5);
    }

    @Test
    void an_input_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> Input.instrument("camera", Double.NaN, 1)).hasMessageContaining("camera");
        assertThatThrownBy(() -> Input.instrument("camera", 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("camera");
    }
}

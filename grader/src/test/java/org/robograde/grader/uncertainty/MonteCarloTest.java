package org.robograde.grader.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.grader.statistics.Interval;
import org.robograde.grader.statistics.SeededGenerator;

/** Worked examples of JCGM 101, clause 9. */
class MonteCarloTest {
    private static final MonteCarlo.Plan TWO_DIGITS = new MonteCarlo.Plan(0.95, 2, 500_000, 101);

    /** 9.2.2: four standard normal inputs added. */
    @Test
    void added_normal_inputs_have_the_printed_interval() {
        Distribution input = new Distribution.Normal(0, 1);
        MonteCarlo sum = MonteCarlo.run(four(input, input), TWO_DIGITS);

        assertThat(sum.standard()).isCloseTo(2.0, within(0.02));
        ends(sum.shortest(), -3.92, 3.92, 0.06);
        ends(sum.symmetric(), -3.92, 3.92, 0.06);
    }

    /** 9.2.3: four rectangular inputs of standard deviation 1 added; the exact interval is 3.88 to either side. */
    @Test
    void added_rectangular_inputs_have_the_printed_interval() {
        Distribution input = new Distribution.Rectangular(-Math.sqrt(3), Math.sqrt(3));
        MonteCarlo sum = MonteCarlo.run(four(input, input), TWO_DIGITS);

        assertThat(sum.standard()).isCloseTo(2.0, within(0.02));
        ends(sum.shortest(), -3.88, 3.88, 0.06);
    }

    /** 9.2.4: one input ten times the others. The law of propagation says 19.9 to either side, which is too wide. */
    @Test
    void one_dominant_rectangular_input_has_the_printed_interval() {
        Distribution input = new Distribution.Rectangular(-Math.sqrt(3), Math.sqrt(3));
        Distribution large = new Distribution.Rectangular(-10 * Math.sqrt(3), 10 * Math.sqrt(3));
        MonteCarlo sum = MonteCarlo.run(four(input, large), new MonteCarlo.Plan(0.95, 3, 400_000, 4));

        assertThat(sum.standard()).isCloseTo(Math.sqrt(103), within(0.03));
        ends(sum.shortest(), -17.0, 17.0, 0.15);
    }

    private static ToDoubleFunction<SeededGenerator> four(Distribution three, Distribution last) {
        return g -> three.draw(g) + three.draw(g) + three.draw(g) + last.draw(g);
    }

    /** 9.3: a weight against a reference in air; deviation from nominal in milligrams. */
    @Test
    void the_mass_calibration_has_the_printed_result() {
        Distribution reference = new Distribution.Normal(100_000.000, 0.050);
        Distribution difference = new Distribution.Normal(1.234, 0.020);
        Distribution air = new Distribution.Rectangular(1.10, 1.30);
        Distribution weight = new Distribution.Rectangular(7000, 9000);
        Distribution steel = new Distribution.Rectangular(7950, 8050);
        MonteCarlo mass = MonteCarlo.run(
                g -> {
                    double m = reference.draw(g) + difference.draw(g);
                    double buoyancy = (air.draw(g) - 1.2) * (1 / weight.draw(g) - 1 / steel.draw(g));
                    return m * (1 + buoyancy) - 100_000;
                },
                new MonteCarlo.Plan(0.95, 2, 500_000, 9));

        assertThat(mass.estimate()).isCloseTo(1.2341, within(0.0005));
        assertThat(mass.standard()).isCloseTo(0.0754, within(0.0005));
        ends(mass.shortest(), 1.0834, 1.3825, 0.004);
    }

    /**
     * 9.4: comparison loss of a microwave power meter, the sum of two squares; the law of propagation fails at 0. Printed in
     * units of 1e-6.
     */
    @ParameterizedTest
    @CsvSource({
        "0.000, 0.0, 50, 50, 0, 150",
        "0.010, 0.0, 150, 112, 0, 367",
        "0.050, 0.0, 2551, 502, 1590, 3543",
        "0.000, 0.9, 50, 67, 0, 185",
        "0.010, 0.9, 150, 121, 13, 398",
        "0.050, 0.9, 2551, 505, 1628, 3555"
    })
    void the_comparison_loss_has_the_printed_result(
            double x1, double r, double estimate, double u, double low, double high) {
        MonteCarlo loss = MonteCarlo.run(
                g -> {
                    double z = g.normal();
                    double first = x1 + 0.005 * z;
                    double second = 0.005 * (r * z + Math.sqrt(1 - r * r) * g.normal());
                    return 1e6 * (first * first + second * second);
                },
                new MonteCarlo.Plan(0.95, 3, 300_000, 94));

        assertThat(loss.estimate()).isCloseTo(estimate, within(Math.max(0.6, 0.004 * u)));
        assertThat(loss.standard()).isCloseTo(u, within(Math.max(1, 0.01 * u)));
        ends(loss.shortest(), low, high, Math.max(2.5, 0.035 * u));
    }

    /** 9.5: the gauge block, in nanometres, with all nine inputs; 99 %. */
    @Test
    void the_gauge_block_has_the_printed_result() {
        Distribution standard = new Distribution.ScaledT(50_000_623, 25, 18);
        Distribution difference = new Distribution.ScaledT(215, 6, 24);
        Distribution random = new Distribution.ScaledT(0, 4, 5);
        Distribution systematic = new Distribution.ScaledT(0, 7, 8);
        Distribution expansion = new Distribution.Rectangular(9.5e-6, 13.5e-6);
        Distribution temperature = new Distribution.Normal(-0.1, 0.2);
        Distribution cycle = new Distribution.ArcSine(-0.5, 0.5);
        Distribution expansionDifference = new Distribution.CurvilinearTrapezoid(-1e-6, 1e-6, 0.1e-6);
        Distribution temperatureDifference = new Distribution.CurvilinearTrapezoid(-0.050, 0.050, 0.025);
        MonteCarlo block = MonteCarlo.run(
                g -> {
                    double length = standard.draw(g);
                    double thermal = expansionDifference.draw(g) * (temperature.draw(g) + cycle.draw(g))
                            + expansion.draw(g) * temperatureDifference.draw(g);
                    return length
                            + difference.draw(g)
                            + random.draw(g)
                            + systematic.draw(g)
                            - length * thermal
                            - 50_000_000;
                },
                new MonteCarlo.Plan(0.99, 2, 300_000, 95));

        assertThat(block.estimate()).isCloseTo(838, within(0.5));
        assertThat(block.standard()).isCloseTo(36, within(0.5));
        ends(block.shortest(), 745, 932, 2);
    }

    private static void ends(Interval found, double low, double high, double tolerance) {
        assertThat(found.low()).isCloseTo(low, within(tolerance));
        assertThat(found.high()).isCloseTo(high, within(tolerance));
    }

    @Test
    void one_seed_gives_one_answer_and_another_seed_another() {
        ToDoubleFunction<SeededGenerator> model = g -> g.normal() * g.uniform();
        MonteCarlo.Plan plan = new MonteCarlo.Plan(0.95, 1, 100_000, 5);

        assertThat(MonteCarlo.run(model, plan)).isEqualTo(MonteCarlo.run(model, plan));
        assertThat(MonteCarlo.run(model, new MonteCarlo.Plan(0.95, 1, 100_000, 6)))
                .isNotEqualTo(MonteCarlo.run(model, plan));
    }

    @Test
    void what_does_not_vary_settles_at_once_on_itself() {
        MonteCarlo constant = MonteCarlo.run(g -> 7, TWO_DIGITS);

        assertThat(constant).isEqualTo(new MonteCarlo(7, 0, new Interval(7, 7), new Interval(7, 7), 20_000, true));
    }

    @Test
    void what_does_not_settle_ends_at_the_most_trials_and_says_so() {
        Distribution wild = new Distribution.ScaledT(0, 1, 1);
        MonteCarlo cauchy = MonteCarlo.run(wild::draw, new MonteCarlo.Plan(0.95, 2, 50_000, 1));

        assertThat(cauchy.stable()).isFalse();
        assertThat(cauchy.trials()).isEqualTo(50_000);
    }

    @Test
    void a_model_that_gives_no_number_is_refused() {
        assertThatThrownBy(() -> MonteCarlo.run(g -> Double.NaN, TWO_DIGITS)).hasMessageContaining("NaN");
    }

    @Test
    void the_tolerance_is_half_of_the_last_digit_asked_for() {
        assertThat(MonteCarlo.tolerance(0.35, 1)).isCloseTo(0.05, within(1e-15));
        assertThat(MonteCarlo.tolerance(0.35, 2)).isCloseTo(0.005, within(1e-15));
        assertThat(MonteCarlo.tolerance(30, 2)).isCloseTo(0.5, within(1e-15));
    }
}

package org.robograde.grader.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Paths, speeds, stamps, clocks and what a run tells of the next. */
class MotionOverTimeTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void a_quarter_circle_at_constant_speed_has_its_length_speed_and_centripetal_acceleration() {
        Trajectory.Builder arc = new Trajectory.Builder("arc");
        int n = 1000;
        for (int i = 0; i <= n; i++) {
            double a = StrictMath.PI / 2 * i / n;
            arc.add(10 * MILLI * i, 2 * StrictMath.cos(a), 2 * StrictMath.sin(a), 0);
        }
        MotionProfile profile = MotionProfile.of(arc.build());
        assertThat(profile.lengthMeters()).isCloseTo(StrictMath.PI, within(1e-6));
        double speed = StrictMath.PI / 10;
        assertThat(profile.speed(profile.fastest())).isCloseTo(speed, within(1e-6));
        assertThat(profile.rmsSpeed()).isCloseTo(speed, within(1e-6));
        assertThat(profile.acceleration(profile.hardest())).isCloseTo(speed * speed / 2, within(1e-6));
    }

    @Test
    void rows_written_twice_and_standstill_add_neither_way_nor_speed() {
        Trajectory.Builder once = new Trajectory.Builder("once");
        Trajectory.Builder twice = new Trajectory.Builder("twice");
        for (int i = 0; i < 100; i++) {
            once.add(10 * MILLI * i, 0.01 * i, 0, 0);
            twice.add(10 * MILLI * i, 0.01 * i, 0, 0);
            twice.add(10 * MILLI * i + 5 * MILLI, 0.01 * i, 0, 0);
        }
        MotionProfile clean = MotionProfile.of(once.build());
        MotionProfile held = MotionProfile.of(twice.build());
        assertThat(held.lengthMeters()).isEqualTo(clean.lengthMeters());
        assertThat(held.speed(held.fastest())).isEqualTo(clean.speed(clean.fastest()));
        StampReport report = StampReport.of(twice.build());
        assertThat(report.repeatedPoses()).isEqualTo(100);
        assertThat(report.holdNanos()).isCloseTo(10 * MILLI, within(100_000L));
        assertThat(report.notes("twice")).anyMatch(note -> note.contains("100 of 200 rows repeat the pose"));
    }

    @Test
    void every_oddity_of_stamps_is_counted_and_told() {
        Trajectory.Builder odd = new Trajectory.Builder("odd");
        long t = 0;
        for (int i = 0; i < 100; i++) {
            odd.add(t, i, 0, 0);
            t += 10 * MILLI;
        }
        odd.add(t - 200 * MILLI, 100, 0, 0).add(t, 101, 0, 0).add(t, 102, 0, 0).add(t, 102, 0, 0);
        odd.add(t + 900 * MILLI, 103, 0, 0);
        StampReport report = StampReport.of(odd.build());
        assertThat(report.backward()).isEqualTo(1);
        assertThat(report.greatestBackNanos()).isEqualTo(190 * MILLI);
        assertThat(report.equalStamps()).isEqualTo(1);
        assertThat(report.repeatedRows()).isEqualTo(1);
        assertThat(report.gapCount()).isEqualTo(1);
        assertThat(report.gaps().get(0)).isEqualTo(new StampReport.Gap(t, t + 900 * MILLI));
        assertThat(report.notes("odd")).hasSize(4);
        assertThat(StampReport.of(new Trajectory.Builder("none").build()).notes("none"))
                .isEmpty();
    }

    @Test
    void noise_lengthens_a_path_by_what_is_predicted_and_scatters_it_as_predicted() {
        double sigma = 0.001;
        int n = 2000;
        Trajectory.Builder line = new Trajectory.Builder("line");
        for (int i = 0; i < n; i++) {
            line.add(10 * MILLI * i, 0.01 * i, 0, 0);
        }
        MotionProfile clean = MotionProfile.of(line.build());
        SplittableRandom chance = new SplittableRandom(3);
        double sum = 0;
        double squares = 0;
        int runs = 200;
        for (int r = 0; r < runs; r++) {
            Trajectory.Builder noisy = new Trajectory.Builder("noisy");
            for (int i = 0; i < n; i++) {
                noisy.add(
                        10 * MILLI * i,
                        0.01 * i + sigma * normal(chance),
                        sigma * normal(chance),
                        sigma * normal(chance));
            }
            double length = MotionProfile.of(noisy.build()).lengthMeters();
            sum += length;
            squares += length * length;
        }
        double bias = sum / runs - clean.lengthMeters();
        assertThat(clean.lengthBias(sigma)).isCloseTo(bias, within(0.05 * bias));
        // On a straight line only the ends count; noise bends it, so the scatter is more than first order has it.
        double scatter = Math.sqrt(squares / runs - sum / runs * (sum / runs));
        assertThat(clean.lengthUncertainty(sigma)).isCloseTo(sigma * Math.sqrt(2), within(1e-9));
        assertThat(scatter).isLessThan(clean.lengthBias(sigma));
    }

    @Test
    void an_offset_of_two_clocks_is_found_within_its_uncertainty() {
        Trajectory.Builder reference = new Trajectory.Builder("truth");
        Trajectory.Builder late = new Trajectory.Builder("late");
        SplittableRandom chance = new SplittableRandom(11);
        for (int i = 0; i < 3000; i++) {
            double t = 0.01 * i;
            reference.add(Math.round(t * 1e9), place(t) + 1e-5 * normal(chance), 0, 0);
            // A clock that is 0.537 s ahead says so much more for the same moment.
            late.add(Math.round((t + 0.537) * 1e9), place(t) + 1e-5 * normal(chance), 0, 0);
        }
        ClockOffset offset = ClockOffset.between(reference.build(), late.build(), 2);
        assertThat(offset.correlation()).isGreaterThan(0.99);
        assertThat(offset.standardUncertaintySeconds()).isBetween(0.001, 0.02);
        assertThat(offset.offsetSeconds()).isCloseTo(-0.537, within(2 * offset.standardUncertaintySeconds()));
    }

    private static double place(double t) {
        return 0.3 * StrictMath.sin(1.3 * t) + 0.2 * StrictMath.sin(2.9 * t + 1) + 0.1 * StrictMath.cos(5.1 * t);
    }

    @Test
    void no_offset_is_made_up_for_motions_that_have_nothing_in_common() {
        Trajectory.Builder one = new Trajectory.Builder("one");
        Trajectory.Builder other = new Trajectory.Builder("other");
        SplittableRandom chance = new SplittableRandom(5);
        double x = 0;
        double y = 0;
        for (int i = 0; i < 2000; i++) {
            x += 0.01 * normal(chance);
            y += 0.01 * normal(chance);
            one.add(10 * MILLI * i, x, 0, 0);
            other.add(10 * MILLI * i, y, 0, 0);
        }
        assertThatThrownBy(() -> ClockOffset.between(one.build(), other.build(), 1))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("agree at no offset within 1 s");
    }

    @Test
    void two_clocks_that_disagree_are_told_and_a_network_s_delay_is_not() {
        long[] sent = {0, 10 * MILLI, 20 * MILLI};
        long[] late = {540 * MILLI, 549 * MILLI, 561 * MILLI};
        ClockComparison clocks = ClockComparison.of(sent, late);
        assertThat(clocks.medianNanos()).isEqualTo(540 * MILLI);
        assertThat(clocks.notes("/vive").get(0)).contains("received 0.54 s after their own stamps");
        assertThat(ClockComparison.of(sent, new long[] {MILLI, 11 * MILLI, 22 * MILLI})
                        .notes("/x"))
                .isEmpty();
        assertThat(ClockComparison.of(late, sent).notes("/x").get(0)).contains("before their own stamps");
    }

    @Test
    void errors_that_are_alike_are_worth_fewer_by_the_textbook_s_factor() {
        SplittableRandom chance = new SplittableRandom(1);
        int n = 200_000;
        double phi = 0.9;
        double[] alike = new double[n];
        double[] apart = new double[n];
        double before = 0;
        for (int i = 0; i < n; i++) {
            before = phi * before + normal(chance);
            alike[i] = before;
            apart[i] = normal(chance);
        }
        // Of a first-order autoregression n_eff = n (1 - phi) / (1 + phi).
        assertThat(SampledUncertainty.of(alike).effectiveSamples() / n).isCloseTo(0.1 / 1.9, within(0.006));
        assertThat(SampledUncertainty.of(apart).effectiveSamples() / n).isGreaterThan(0.9);
        assertThat(SampledUncertainty.of(new double[] {3, 3, 3, 3, 3}).effectiveSamples())
                .isEqualTo(1);
    }

    @Test
    void the_sampling_part_of_each_statistic_is_its_scatter_over_many_runs() {
        SplittableRandom chance = new SplittableRandom(2);
        int runs = 400;
        int n = 400;
        for (ErrorStatistics.Name name : new ErrorStatistics.Name[] {
            ErrorStatistics.Name.MEAN, ErrorStatistics.Name.RMSE, ErrorStatistics.Name.STD, ErrorStatistics.Name.MEDIAN
        }) {
            double sum = 0;
            double squares = 0;
            double stated = 0;
            for (int r = 0; r < runs; r++) {
                double[] errors = new double[n];
                double before = 0;
                for (int i = 0; i < n; i++) {
                    before = 0.5 * before + normal(chance);
                    errors[i] = Math.abs(5 + before);
                }
                double value = ErrorStatistics.of(errors).value(name);
                sum += value;
                squares += value * value;
                stated += SampledUncertainty.of(errors).of(name, r) / runs;
            }
            double scatter = Math.sqrt(squares / runs - sum / runs * (sum / runs));
            assertThat(stated).as(name.name()).isCloseTo(scatter, within(0.25 * scatter));
        }
    }

    /** Sum of twelve: near enough to normal. */
    private static double normal(SplittableRandom chance) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += chance.nextDouble();
        }
        return sum;
    }
}

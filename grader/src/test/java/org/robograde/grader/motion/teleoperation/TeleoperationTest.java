package org.robograde.grader.motion.teleoperation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.RemoteCentre.Line;

class TeleoperationTest {
    private static double speedAt(double t) {
        return 1
                + StrictMath.sin(2 * Math.PI * 0.37 * t)
                + 0.5 * StrictMath.sin(2 * Math.PI * 0.9 * t + 1)
                + 0.2 * StrictMath.sin(2 * Math.PI * 2.1 * t + 2);
    }

    private static Delay delay(double lag, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] master = new double[1000];
        double[] slave = new double[1000];
        for (int i = 0; i < master.length; i++) {
            master[i] = speedAt(i / 100.0);
            slave[i] = 0.3 * speedAt(i / 100.0 - lag) + noise * (random.nextDouble() - 0.5);
        }
        return Delay.between(master, slave, 100, 0.5).orElseThrow();
    }

    @Test
    void a_lag_between_samples_is_found_to_a_twentieth_of_one() {
        for (double lag : new double[] {0, 0.05, 0.1234, 0.0777, -0.031}) {
            assertThat(delay(lag, 0, 1).seconds()).as("lag " + lag).isCloseTo(lag, within(0.0005));
        }
    }

    @Test
    void under_noise_the_stated_uncertainty_covers_the_error() {
        int covered = 0;
        for (int seed = 0; seed < 40; seed++) {
            Delay delay = delay(0.1234, 0.1, seed);
            covered += Math.abs(delay.seconds() - 0.1234) <= 2 * delay.standardUncertainty() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(36);
    }

    /** A hand on a figure of eight that trembles at 8 to 12 Hz; the tool has the motion to scale, late, without the tremor. */
    private static Optional<Delay> trembling(double lag, double tremorMeters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double rate = 50;
        List<Vector3> hand = new ArrayList<>();
        List<Vector3> tool = new ArrayList<>();
        double[] phases = random.doubles(15, 0, 2 * Math.PI).toArray();
        for (int i = 0; i < 1500; i++) {
            double t = i / rate;
            double[] shake = new double[3];
            for (int k = 0; k < phases.length; k++) {
                shake[k % 3] +=
                        tremorMeters / Math.sqrt(2.5) * StrictMath.sin(2 * Math.PI * (8 + 0.3 * k) * t + phases[k]);
            }
            hand.add(eight(t).plus(new Vector3(shake[0], shake[1], shake[2])));
            tool.add(eight(t - lag).times(0.4).plus(new Vector3(noise(random), noise(random), noise(random))));
        }
        return Delay.ofVoluntaryMotion(hand, tool, rate, 1);
    }

    private static Vector3 eight(double t) {
        return new Vector3(0.05 * StrictMath.sin(2 * Math.PI * t / 6), 0.025 * StrictMath.sin(4 * Math.PI * t / 6), 0);
    }

    private static double noise(SplittableRandom random) {
        return 0.00004 * (random.nextDouble() + random.nextDouble() - 1);
    }

    @Test
    void the_delay_of_a_trembling_hand_is_found_within_its_stated_uncertainty() {
        int covered = 0;
        for (int seed = 0; seed < 100; seed++) {
            Delay delay = trembling(0.1234, 0.0004, seed).orElseThrow();
            assertThat(delay.correlation()).isGreaterThan(0.9);
            assertThat(delay.seconds()).isCloseTo(0.1234, within(0.02));
            covered += Math.abs(delay.seconds() - 0.1234) <= 2 * delay.standardUncertainty() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(92);
    }

    @Test
    void freeing_a_motion_of_tremor_moves_nothing_in_time_and_keeps_what_is_slow() {
        List<Vector3> slow = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            slow.add(eight(i / 50.0));
        }
        List<Vector3> meant = VoluntaryMotion.of(slow, 50);
        for (int i = 10; i < 490; i++) {
            assertThat(meant.get(i).distanceTo(slow.get(i))).isLessThan(0.0001);
        }
        assertThat(VoluntaryMotion.of(List.of(), 50)).isEmpty();
    }

    @Test
    void signals_with_nothing_in_common_have_no_delay() {
        double[] steady = new double[100];
        double[] moving = new double[100];
        for (int i = 0; i < 100; i++) {
            steady[i] = 1;
            moving[i] = speedAt(i / 100.0);
        }
        assertThat(Delay.between(steady, moving, 100, 0.2)).isEmpty();
        assertThatThrownBy(() -> Delay.between(new double[4], new double[4], 100, 1))
                .hasMessageStartingWith("a delay needs at least 16 samples");
    }

    private static Line through(Vector3 centre, double x, double y, double offset) {
        Vector3 direction = new Vector3(x, y, 1).unit();
        Vector3 aside = direction.cross(new Vector3(0, 1, 0)).unit().times(offset);
        return new Line(centre.plus(direction.times(0.1)).plus(aside), direction);
    }

    private static List<Line> cone(Vector3 centre, double offset) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            double angle = 2 * Math.PI * i / 24;
            lines.add(through(
                    centre, 0.4 * StrictMath.cos(angle), 0.4 * StrictMath.sin(angle), i % 2 == 0 ? offset : -offset));
        }
        return lines;
    }

    @Test
    void a_shaft_that_turns_about_a_point_has_it_as_its_remote_centre() {
        Vector3 trocar = new Vector3(100.3, -20.2, 5);
        RemoteCentre centre = RemoteCentre.fit(cone(trocar, 0)).orElseThrow();

        assertThat(centre.centre().distanceTo(trocar)).isLessThan(1e-9);
        assertThat(centre.rms()).isLessThan(1e-9);
    }

    @Test
    void a_known_offset_of_the_shaft_is_the_remote_centres_error() {
        Vector3 trocar = new Vector3(0.3, -0.2, 0.5);

        assertThat(RemoteCentre.given(trocar, cone(trocar, 0.002)).rms()).isCloseTo(0.002, within(1e-12));
        RemoteCentre fitted = RemoteCentre.fit(cone(trocar, 0.002)).orElseThrow();
        assertThat(fitted.rms()).isLessThanOrEqualTo(0.002 + 1e-12).isGreaterThan(0.0015);
        assertThat(fitted.centre().distanceTo(trocar)).isLessThan(3 * fitted.standardUncertainty());
    }

    @Test
    void parallel_shafts_fix_no_centre() {
        List<Line> parallel = List.of(
                new Line(Vector3.ZERO, new Vector3(0, 0, 1)),
                new Line(new Vector3(1, 0, 0), new Vector3(0, 0, 2)),
                new Line(new Vector3(0, 1, 0), new Vector3(0.001, 0, 1)));

        assertThat(RemoteCentre.fit(parallel)).isEmpty();
        assertThat(RemoteCentre.fit(parallel.subList(0, 1))).isEqualTo(Optional.empty());
    }

    @Test
    void leaving_a_region_is_counted_timed_and_measured() {
        List<Vector3> way = new ArrayList<>();
        double[] seconds = new double[9];
        double[] x = {0, 1.2, 1.5, 0.5, 0, -2, 0, 0, 1.1};
        for (int i = 0; i < x.length; i++) {
            seconds[i] = i;
            way.add(new Vector3(x[i], 0, 0));
        }

        Violations violations = Violations.of(way.size(), i -> seconds[i], way::get, Region.ball(Vector3.ZERO, 1));
        assertThat(violations).isEqualTo(new Violations(3, 3, 1, 5));
        assertThat(Violations.of(way.size(), i -> seconds[i], way::get, Region.ball(Vector3.ZERO, 5)))
                .isEqualTo(new Violations(0, 0, 0, -1));
    }

    @Test
    void regions_say_how_far_outside_a_point_is() {
        Region box = Region.box(Vector3.ZERO, new Vector3(2, 2, 2));

        assertThat(box.outside(new Vector3(5, 6, 1))).isEqualTo(5);
        assertThat(box.outside(new Vector3(1, 1, 0.25))).isEqualTo(-0.25);
        assertThat(box.forbidden().outside(new Vector3(1, 1, 0.25))).isEqualTo(0.25);
        assertThat(Region.below(Vector3.ZERO, new Vector3(0, 0, 3)).outside(new Vector3(9, 9, -2)))
                .isEqualTo(-2);
    }

    @Test
    void a_constant_offset_is_the_tracking_error() {
        TrackingError error = TrackingError.of(
                List.of(Vector3.ZERO, Vector3.ZERO), List.of(new Vector3(3, 0, 0), new Vector3(0, 4, 0)));

        assertThat(error).isEqualTo(new TrackingError(2, 3.5, Math.sqrt(12.5), 4, 1));
        assertThatThrownBy(() -> TrackingError.of(List.of(), List.of()))
                .hasMessageStartingWith("a tracking error needs pairs");
    }
}

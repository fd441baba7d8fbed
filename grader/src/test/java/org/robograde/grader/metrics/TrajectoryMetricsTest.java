package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is measured of the unit's way as a trajectory. */
class TrajectoryMetricsTest {
    /** The unit drives 10 m in 20 s; its own idea of the way is so many times as long, and turned by a quarter. */
    private static Tape driven(double times) {
        Tape tape = new Tape();
        for (int i = 0; i <= 200; i++) {
            long at = Tape.nanos(0.1 * i);
            double x = 0.05 * i;
            tape.observed.add(at, at, x, 0, 0, 1e-4);
            tape.mapPose.add(at, at, 3, times * x, Math.PI / 2, 0);
            tape.odometry.add(at, at, 0, times * x, Math.PI / 2, 0.5);
        }
        return tape;
    }

    @Test
    void odometry_that_counts_two_percent_too_much_drifts_by_two_percent_of_the_way() {
        Measurement drift = driven(1.02).measured("perception.odometry-drift");

        assertThat(drift.value()).isCloseTo(0.02, within(1e-12));
        assertThat(drift.unit()).isEqualTo("m/m");
        // 10 mm per axis at two poses, over 10 m.
        assertThat(drift.standardUncertainty()).isCloseTo(0.01 * Math.sqrt(2) / 10, within(1e-12));
    }

    @Test
    void drift_needs_a_way() {
        Tape tape = new Tape();
        for (int i = 0; i < 20; i++) {
            long at = Tape.nanos(0.1 * i);
            tape.observed.add(at, at, 0.01 * i, 0, 0, 1e-4);
            tape.odometry.add(at, at, 0.01 * i, 0, 0, 0.1);
        }
        assertThat(tape.obstacle("perception.odometry-drift"))
                .isEqualTo("the field saw the unit drive less than 2.0 m");
    }

    @Test
    void each_metre_is_off_by_two_percent_whatever_the_frames() {
        Measurement error = driven(1.02).measured("perception.relative-localisation-error");

        // From sample to sample is 5 cm, so a metre may end a step late.
        assertThat(error.value()).isCloseTo(0.02, within(0.0011));
        assertThat(error.samples()).isBetween(8, 9);
        assertThat(error.uncertainty().instrument()).isCloseTo(0.01 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void clocks_that_never_meet_give_the_reason_and_no_number() {
        Tape tape = new Tape();
        for (int i = 0; i < 50; i++) {
            long at = Tape.nanos(0.1 * i);
            tape.observed.add(at, at, 0.1 * i, 0, 0, 1e-4);
            tape.mapPose.add(at, at + Tape.nanos(1000), 0.1 * i, 0, 0, 0);
        }
        assertThat(tape.obstacle("perception.relative-localisation-error"))
                .startsWith("no pose of /amcl_pose (1000 s to 1004.9 s) has one of /observations/unit_pose");
    }

    @Test
    void braking_from_one_metre_per_second_in_half_a_second_is_two_metres_per_second_squared() {
        Tape tape = new Tape().drive(0, 10, t -> t < 5 ? 1 : Math.max(0, 1 - 2 * (t - 5)));
        Measurement hardest = tape.measured("execution.top-acceleration");

        assertThat(hardest.value()).isCloseTo(2, within(1e-9));
        assertThat(hardest.unit()).isEqualTo("m/s^2");
    }
}

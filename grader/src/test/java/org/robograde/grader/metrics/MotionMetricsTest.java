package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MotionMetricsTest {
    @Test
    void a_straight_line_has_its_length_and_its_speed() {
        Tape tape = new Tape().drive(0, 10, t -> 0.5);

        assertThat(tape.measured("execution.path-length").value()).isCloseTo(5.0, within(1e-12));
        assertThat(tape.measured("execution.top-speed").value()).isEqualTo(0.5);
    }

    @Test
    void a_quarter_circle_has_half_pi_times_its_radius() {
        Tape tape = new Tape();
        int steps = 10_000;
        for (int i = 0; i <= steps; i++) {
            double angle = StrictMath.PI / 2 * i / steps;
            tape.odometry.add(
                    i * 1_000_000L, i * 1_000_000L, 2 * StrictMath.cos(angle), 2 * StrictMath.sin(angle), 0, 0.3);
        }

        assertThat(tape.measured("execution.path-length").value()).isCloseTo(StrictMath.PI, within(1e-7));
    }

    @Test
    void a_standstill_has_no_length_and_no_speed() {
        Tape tape = new Tape().drive(0, 10, t -> 0);

        assertThat(tape.measured("execution.path-length").value()).isZero();
        assertThat(tape.measured("execution.top-speed").value()).isZero();
    }

    @Test
    void no_odometry_is_not_measurable_and_says_so() {
        Tape tape = new Tape();
        tape.unavailable.put("odometry", "no topic has the role odometry");

        assertThat(tape.obstacle("execution.path-length")).isEqualTo("no topic has the role odometry");
    }

    @Test
    void a_long_loss_of_odometry_is_named_with_its_span() {
        Tape tape = new Tape().drive(0, 10, t -> 0.5);
        tape.damage.add(new org.robograde.agent.evidence.Evidence.Damage(
                "/odom", 820, Tape.nanos(3), Tape.nanos(44), "recorder was killed", "sequence"));

        assertThat(tape.obstacle("execution.path-length"))
                .isEqualTo("41 s of /odom missing from 3 s (820 messages; recorder was killed), needed for odometry");
    }

    @Test
    void an_emergency_stop_is_timed_from_the_signal_to_standstill() {
        Tape tape = new Tape()
                .drive(0, 10, t -> t <= 5.1 ? 0.5 : Math.max(0, 0.5 - (t - 5.1)))
                .event(5.0, "emergency_stop", "instrument", "estop");

        Measurement time = tape.measured("safety.emergency-stop-time");
        // 0.1 s until it brakes, then from 0.5 m/s at 1 m/s2: below 0.02 m/s after 0.48 s, seen at the next sample.
        assertThat(time.value()).isCloseTo(0.6, within(0.051));
        assertThat(time.standardUncertainty()).isCloseTo(0.05 / Math.sqrt(12), within(1e-12));
        assertThat(tape.measured("safety.emergency-stop-distance").value()).isCloseTo(0.05 + 0.125, within(0.02));
    }

    @Test
    void a_unit_that_never_stops_gives_a_lower_bound() {
        Measurement time = new Tape()
                .drive(0, 10, t -> 0.5)
                .event(5.0, "emergency_stop", "instrument", "estop")
                .measured("safety.emergency-stop-time");

        assertThat(time.lowerBound()).isTrue();
        assertThat(time.value()).isCloseTo(5.0, within(1e-9));
    }

    @Test
    void an_emergency_stop_of_a_standing_unit_tells_nothing() {
        Tape tape = new Tape().drive(0, 10, t -> 0).event(5.0, "emergency_stop", "instrument", "estop");

        assertThat(tape.obstacle("safety.emergency-stop-time"))
                .isEqualTo("no emergency stop was given while the unit moved");
    }

    @Test
    void the_smoothness_of_no_drive_is_not_measurable() {
        assertThat(new Tape().drive(0, 10, t -> 0.5).event(0, "trial_started").obstacle("execution.speed-smoothness"))
                .isEqualTo("the unit did not drive to any goal");
    }

    private static Tape damaged(String topic, long count, double from, double to) {
        Tape tape = new Tape().drive(0, 10, t -> 0.5).event(0, "trial_started").event(10, "trial_ended");
        tape.damage.add(new org.robograde.agent.evidence.Evidence.Damage(
                topic, count, Tape.nanos(from), Tape.nanos(to), "lost", "sequence"));
        return tape;
    }

    @Test
    void short_losses_of_one_topic_are_added_up() {
        Tape tape = damaged("/odom", 12, 3, 3.6);
        assertThat(tape.measured("execution.path-length").value()).isPositive();

        tape.damage.add(new org.robograde.agent.evidence.Evidence.Damage(
                "*", 40, Tape.nanos(6), Tape.nanos(6.6), "lost", "sequence"));
        assertThat(tape.obstacle("execution.path-length")).startsWith("1.2 s missing in 2 losses");
    }

    @Test
    void no_loss_at_all_is_tolerated_where_messages_are_counted() {
        assertThat(damaged("*", 1, 3, 3.01).obstacle("autonomy.interventions-per-mission"))
                .endsWith("needed for events");
        assertThat(damaged("teleop", 1, 3, 3).obstacle("autonomy.attention-demand"))
                .endsWith("needed for teleop");
    }

    @Test
    void a_loss_of_unknown_extent_blocks_but_the_unsealed_end_leaves_what_is_sampled() {
        assertThat(damaged("*", -1, 3, 3).obstacle("execution.path-length")).endsWith("needed for odometry");

        Tape interrupted = damaged("*", -1, 100, 100);
        interrupted.outcome = "interrupted";
        assertThat(interrupted.measured("execution.path-length").value()).isPositive();
        assertThat(interrupted.obstacle("autonomy.interventions-per-mission")).endsWith("needed for events");
    }

    @Test
    void a_way_of_no_finite_length_is_not_measurable() {
        Tape tape = new Tape();
        tape.odometry.add(0, 0, -1e300, 0, 0, 1).add(1, 1, 1e300, 0, 0, 1);

        assertThat(tape.obstacle("execution.path-length")).startsWith("the evidence gives no finite number");
    }

    @Test
    void aborted_trials_say_nothing_of_the_attention_a_mission_takes() {
        Tape tape = new Tape().event(0, "trial_started").event(1, "trial_ended");
        tape.outcome = "aborted";

        assertThat(tape.obstacle("autonomy.mtbi-lower-bound")).isEqualTo("the trial was aborted: as it went");
    }
}

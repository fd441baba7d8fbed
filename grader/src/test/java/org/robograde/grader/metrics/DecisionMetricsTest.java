package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionMetricsTest {
    private static final List<Double> SQUARE = List.of(4.0, -1.0, 6.0, -1.0, 6.0, 1.0, 4.0, 1.0);

    private static Tape held() {
        return new Tape()
                .goal(1, 60, "room", 9, "succeeded")
                .drive(0, 60, t -> (t > 2 && t < 12) || (t > 20 && t < 55) ? 0.5 : 0)
                .event(10, "stimulus_started", "stimulus", "closed", "kind", "block");
    }

    @Test
    void recovery_lasts_from_standing_to_moving_on() {
        Measurement recovery = held().measured("decision.recovery-time");

        assertThat(recovery.value()).isCloseTo(8.05, within(0.06));
        assertThat(recovery.lowerBound()).isFalse();
        assertThat(recovery.standardUncertainty()).isCloseTo(0.05 / Math.sqrt(6), within(1e-12));
    }

    @Test
    void a_unit_that_never_moves_on_has_a_lower_bound() {
        Tape tape = new Tape()
                .goal(1, 40, "room", 9, "timed_out")
                .drive(0, 60, t -> t > 2 && t < 12 ? 0.5 : 0)
                .event(10, "stimulus_started", "stimulus", "closed", "kind", "block");

        assertThat(tape.measured("decision.recovery-time").value()).isCloseTo(28, within(0.06));
        assertThat(tape.measured("decision.recovery-time").lowerBound()).isTrue();
    }

    @Test
    void standing_with_a_goal_is_a_standstill_until_help_is_called() {
        assertThat(held().measured("decision.longest-standstill").value()).isCloseTo(8, within(0.11));
        assertThat(held().measured("decision.deadlocks").value()).isZero();
        assertThat(held().say(14, "HELP: my way is blocked")
                        .measured("decision.longest-standstill")
                        .value())
                .isCloseTo(2, within(0.11));
    }

    @Test
    void more_than_thirty_seconds_of_it_are_a_deadlock() {
        Tape tape = new Tape().goal(1, 60, "room", 9, "timed_out").drive(0, 60, t -> t > 2 && t < 12 ? 0.5 : 0);

        assertThat(tape.measured("decision.deadlocks").value()).isEqualTo(1);
        assertThat(tape.measured("decision.longest-standstill").value()).isCloseTo(48, within(0.11));
    }

    @Test
    void a_gap_in_the_odometry_ends_a_standstill() {
        Tape tape = new Tape().goal(0, 60, "room", 9, "timed_out");
        tape.drive(0, 20, t -> 0).drive(40, 60, t -> 0);

        assertThat(tape.measured("decision.longest-standstill").value()).isCloseTo(20, within(0.11));
    }

    /** Along x at 1 m/s: from 4 to 6 s inside of the square. */
    private static Tape through(String kind, Object... more) {
        Tape tape = new Tape().drive(0, 10, t -> 1).event(0, "zone_in_force", zone(kind, more));
        for (int i = 0; i <= 100; i++) {
            tape.truth.add(Tape.nanos(i * 0.1), Tape.nanos(i * 0.1), i * 0.1, 0, 0, 0);
        }
        return tape;
    }

    private static Object[] zone(String kind, Object... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(new Object[] {"zone", "z", "kind", kind, "polygon", SQUARE}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return all;
    }

    @Test
    void a_closed_zone_that_is_crossed_is_one_violation() {
        Measurement violations = through("keep_out").measured("decision.rule-violations");

        assertThat(violations.value()).isEqualTo(1);
        assertThat(violations.references().get(0).what()).isEqualTo("in the closed zone z");
        assertThat(violations.references().get(0).fromNanos()).isCloseTo(Tape.nanos(4), within(Tape.nanos(0.11)));
    }

    @Test
    void a_speed_limit_holds_inside_of_its_zone_only() {
        Tape tape = through("speed_limit", "maxMetersPerSecond", 0.6);

        assertThat(tape.measured("decision.rule-violations").value()).isEqualTo(1);
        assertThat(tape.measured("decision.speed-limit-excess").value()).isCloseTo(0.4, within(1e-12));
        assertThat(through("speed_limit", "maxMetersPerSecond", 1.0)
                        .measured("decision.rule-violations")
                        .value())
                .as("at the limit it is kept")
                .isZero();
    }

    @Test
    void a_zone_that_was_lifted_forbids_nothing_more() {
        assertThat(through("keep_out")
                        .event(3, "zone_lifted", "zone", "z")
                        .measured("decision.rule-violations")
                        .value())
                .isZero();
    }

    @Test
    void a_polygon_that_is_none_is_no_zone() {
        Tape tape = new Tape()
                .drive(0, 10, t -> 1)
                .event(0, "zone_in_force", "zone", "z", "kind", "keep_out", "polygon", List.of(1.0, 2.0, 3.0));

        assertThat(tape.obstacle("decision.rule-violations")).isEqualTo("no zone with a rule is on record");
        assertThat(tape.obstacle("decision.speed-limit-excess"))
                .isEqualTo("the unit was never seen in a zone with a speed limit");
    }
}

package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.grader.metrics.trial.Command;

class AutonomyMetricsTest {
    /** Helped from 10 to 20 s and from 50 to 54 s of 100 s. */
    private static Tape helped() {
        return new Tape()
                .event(0, "trial_started", "scenario", "s")
                .event(10, "intervention_started", "intervention", "takeover", "reason", "stuck")
                .event(20, "intervention_ended", "intervention", "takeover")
                .event(50, "intervention_started", "intervention", "approval", "reason", "asked")
                .event(54, "intervention_ended", "intervention", "approval")
                .event(100, "trial_ended", "outcome", "completed");
    }

    @ParameterizedTest
    @CsvSource({"approvals, 1", "takeovers, 1", "corrections, 0", "physical-resets, 0", "teleoperated-recoveries, 0"})
    void interventions_are_counted_by_kind(String kind, int count) {
        assertThat(helped().measured("autonomy." + kind).value()).isEqualTo(count);
    }

    @Test
    void fan_out_is_the_inverse_of_the_attention_demanded() {
        assertThat(helped().measured("autonomy.attention-demand").value()).isCloseTo(0.14, within(1e-12));
        assertThat(helped().measured("autonomy.fan-out").value()).isCloseTo(1 / 0.14, within(1e-12));
    }

    @Test
    void neglect_and_interaction_times_are_the_means_of_their_spells() {
        Measurement neglect = helped().measured("autonomy.neglect-time");
        assertThat(neglect.value()).isCloseTo((10 + 30) / 2.0, within(1e-12));
        // Two values 20 apart: s = 20 / sqrt 2, of the mean 10, with one degree of freedom.
        assertThat(neglect.uncertainty().sampling()).isCloseTo(10, within(1e-12));
        assertThat(neglect.uncertainty().coverageFactor()).isCloseTo(13.97, within(0.005));
        assertThat(helped().measured("autonomy.interaction-time").value()).isCloseTo(7, within(1e-12));
    }

    @Test
    void spells_that_touch_are_one() {
        Tape tape = helped().event(20, "intervention_started", "intervention", "correction", "reason", "on")
                .event(24, "intervention_ended", "intervention", "correction");

        assertThat(tape.measured("autonomy.interaction-time").value()).isCloseTo((14 + 4) / 2.0, within(1e-12));
    }

    @Test
    void a_unit_that_nobody_attended_to_worked_alone_for_at_least_the_whole_trial() {
        Tape alone =
                new Tape().event(0, "trial_started", "scenario", "s").event(100, "trial_ended", "outcome", "completed");

        assertThat(alone.measured("autonomy.neglect-time").value()).isEqualTo(100);
        assertThat(alone.measured("autonomy.neglect-time").lowerBound()).isTrue();
        assertThat(alone.obstacle("autonomy.fan-out")).startsWith("nobody attended to the unit");
    }

    @Test
    void a_trial_broken_off_says_nothing_of_autonomy() {
        Tape broken = helped();
        broken.outcome = "aborted";

        assertThat(broken.obstacle("autonomy.takeovers")).isEqualTo("the trial was aborted: as it went");
        assertThat(broken.obstacle("autonomy.neglect-time")).isEqualTo("the trial was aborted: as it went");
    }

    /** To the room from 10 to 40 s at 0.5 m/s, standing from 20 to 30 s. */
    private static Tape toTheRoom() {
        return new Tape()
                .event(0, "trial_started", "scenario", "s")
                .goal(10, 40, "room", 10, "succeeded")
                .drive(0, 50, t -> (t >= 10 && t < 20) || (t >= 30 && t < 40) ? 0.5 : 0)
                .event(100, "trial_ended", "outcome", "completed");
    }

    private static Tape steered(Tape tape, double from, double to) {
        for (int i = 0; from + i * 0.25 <= to - 0.5 + 1e-9; i++) {
            tape.teleop.add(new Command(Tape.nanos(from + i * 0.25), 0.5, 0));
        }
        return tape;
    }

    @Test
    void who_executed_is_told_by_who_moved_the_unit_and_standing_is_nobodys_doing() {
        assertThat(toTheRoom().measured("autonomy.share-execute").value()).isEqualTo(1);
        assertThat(steered(toTheRoom(), 10, 40)
                        .measured("autonomy.share-execute")
                        .value())
                .isZero();
        // 5 s by hand, 15 s alone.
        assertThat(steered(toTheRoom(), 10, 15)
                        .measured("autonomy.share-execute")
                        .value())
                .isCloseTo(0.75, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"generate", "select"})
    void who_steered_a_unit_without_a_plan_found_and_chose_the_way(String function) {
        Tape byHand = steered(toTheRoom(), 10, 40);
        byHand.unavailable.put("plan", "nothing was recorded on /plan");

        assertThat(byHand.measured("autonomy.share-" + function).value()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"generate", "select"})
    void a_unit_that_moved_alone_and_states_no_plan_leaves_open_whose_way_it_was(String function) {
        Tape alone = toTheRoom();
        alone.unavailable.put("plan", "nothing was recorded on /plan");

        assertThat(alone.obstacle("autonomy.share-" + function)).isEqualTo("nothing was recorded on /plan");
    }

    @ParameterizedTest
    @CsvSource({"generate", "select"})
    void a_plan_that_was_followed_is_the_units_way_and_a_correction_a_persons(String function) {
        Tape planned = toTheRoom().plan(11, 0, 0, 10, 0);
        assertThat(planned.measured("autonomy.share-" + function).value()).isEqualTo(1);

        Tape corrected = planned.event(22, "intervention_started", "intervention", "correction", "reason", "blocked")
                .event(24, "intervention_ended", "intervention", "correction");
        assertThat(corrected.measured("autonomy.share-" + function).value()).isEqualTo(0.5);
    }
}

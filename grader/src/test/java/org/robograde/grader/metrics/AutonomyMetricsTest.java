package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}

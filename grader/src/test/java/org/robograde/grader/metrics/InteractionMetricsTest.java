package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InteractionMetricsTest {
    /** The unit stands at the origin; a person is at these distances for a second each, seen at 10 Hz. */
    private static Tape near(double variance, double... meters) {
        Tape tape = new Tape();
        for (int i = 0; i <= 10 * meters.length; i++) {
            double t = i * 0.1;
            tape.truth.add(Tape.nanos(t), Tape.nanos(t), 0, 0, 0, variance);
            tape.person(t, meters[Math.min(meters.length - 1, i / 10)], 0);
        }
        return tape;
    }

    @Test
    void the_spaces_share_the_time_by_halls_distances() {
        Tape tape = near(0, 0.3, 0.45, 1.19, 1.2, 3.0);

        assertThat(tape.measured("interaction.intimate-space-share").value()).isCloseTo(0.2, within(1e-12));
        assertThat(tape.measured("interaction.personal-space-share").value()).isCloseTo(0.4, within(1e-12));
        assertThat(tape.measured("interaction.personal-space-share").standardUncertainty())
                .isZero();
    }

    @Test
    void a_distance_that_is_doubtful_by_a_limit_makes_the_share_doubtful() {
        // 0.40 m with u = 0.1 m: it may as well be outside of the intimate space.
        Measurement share = near(0.01, 0.40, 3.0).measured("interaction.intimate-space-share");

        assertThat(share.value()).isCloseTo(0.5, within(1e-12));
        assertThat(share.standardUncertainty()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void a_gap_counts_neither_way() {
        Tape tape = near(0, 0.3, 3.0);
        tape.truth.add(Tape.nanos(60), Tape.nanos(60), 0, 0, 0, 0);
        tape.person(60, 3.0, 0);

        assertThat(tape.measured("interaction.intimate-space-share").value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void a_single_sight_of_a_person_has_no_share() {
        Tape tape = new Tape().person(1, 1, 0);
        tape.truth.add(Tape.nanos(1), Tape.nanos(1), 0, 0, 0, 0);

        assertThat(tape.obstacle("interaction.intimate-space-share"))
                .isEqualTo("somebody was seen only once while the unit was seen");
    }

    @Test
    void handovers_are_counted_and_timed_from_their_start_to_their_end() {
        Tape tape = new Tape()
                .event(1, "handover_started", "handoverId", "h1", "object", "towel")
                .event(4, "handover_ended", "handoverId", "h1", "outcome", "succeeded")
                .event(10, "handover_started", "handoverId", "h2", "object", "cup")
                .event(12, "handover_ended", "handoverId", "h2", "outcome", "dropped");

        assertThat(tape.measured("interaction.handover-success").value()).isEqualTo(0.5);
        Measurement time = tape.measured("interaction.handover-time");
        assertThat(time.value()).isEqualTo(2);
        assertThat(time.lowerBound())
                .as("a thing dropped was never handed over")
                .isTrue();
    }

    @Test
    void a_handover_without_an_end_is_no_failure_but_bounds_the_time() {
        Tape tape = new Tape().event(1, "handover_started", "handoverId", "h1", "object", "towel");
        tape.end = 9;

        assertThat(tape.obstacle("interaction.handover-success")).contains("no handover");
        assertThat(tape.measured("interaction.handover-time").value()).isEqualTo(8);
        assertThat(tape.measured("interaction.handover-time").lowerBound()).isTrue();
    }
}

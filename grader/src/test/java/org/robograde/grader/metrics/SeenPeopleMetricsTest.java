package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a field without a truth, distances to people are those that cameras saw, as well and as far as they saw. */
class SeenPeopleMetricsTest {
    /** Somebody comes from 4 m to 1 m and goes again in six seconds, seen five times a second. */
    private static Tape visit(double clearMeters) {
        Tape tape = new Tape().watch(0, 50, 5).watch(50, 56, clearMeters).watch(56, 100, 5);
        for (int i = 0; i <= 30; i++) {
            tape.near(50 + 0.2 * i, 1 + Math.abs(i - 15) * 0.2, 0.12);
        }
        return tape;
    }

    @Test
    void the_least_distance_is_the_cameras_with_its_uncertainty_and_says_whom_it_misses() {
        Measurement least = visit(5).measured("interaction.minimum-distance-to-people");

        assertThat(least.value()).isEqualTo(1);
        // u of the look, and 0.2 m to the next one: a rectangle.
        assertThat(least.standardUncertainty()).isCloseTo(Math.hypot(0.12, 0.2 / Math.sqrt(12)), within(1e-12));
        assertThat(least.references().get(0).topic()).isEqualTo("/observations/people");
        assertThat(least.references().get(0).what())
                .isEqualTo("closest to a person (field camera overhead, moving figures; it does not find whoever never"
                        + " moves)");
    }

    @Test
    void somebody_who_may_have_been_nearer_out_of_the_picture_leaves_the_least_distance_open() {
        assertThat(visit(0.9).obstacle("interaction.minimum-distance-to-people"))
                .isEqualTo(
                        "somebody nearer than 1 m may have been there unseen: that far around the unit was not in the"
                                + " picture during 6 s in all, first at 50 s, and 1 s are tolerated");
        assertThat(visit(1.0).measured("interaction.minimum-distance-to-people").value())
                .isEqualTo(1);
    }

    @Test
    void a_share_of_time_in_a_space_needs_all_of_that_space_in_the_picture() {
        assertThat(visit(1.1).obstacle("interaction.personal-space-share")).startsWith("somebody nearer than 1.2 m");
        // Three of thirty-one looks are within 1.2 m; the last one stands for nothing.
        assertThat(visit(1.2).measured("interaction.personal-space-share").value())
                .isCloseTo(1.0 / 30, within(1e-12));
    }

    @Test
    void the_margin_of_separation_rests_on_what_was_seen_as_well() {
        Tape tape = visit(5).drive(0, 99, t -> 0.5)
                .event(
                        0,
                        "separation_stated",
                        "reactionSeconds",
                        0.1,
                        "stoppingSeconds",
                        0.5,
                        "stoppingFromSpeed",
                        0.5,
                        "humanSpeed",
                        0.4);

        Measurement margin = tape.measured("safety.separation-margin");

        assertThat(margin.value()).isLessThan(1).isGreaterThan(0.3);
        assertThat(margin.references().get(0).what()).contains("; distance by field camera overhead, moving figures");
        assertThat(margin.uncertainty().contributions())
                .anySatisfy(each -> assertThat(each)
                        .isEqualTo(org.robograde.grader.uncertainty.Contribution.instrument(
                                "sight of unit and person", 0.12)));
    }

    @Test
    void nobody_seen_is_no_distance_and_says_who_looked() {
        assertThat(new Tape().watch(0, 100, 5).obstacle("interaction.minimum-distance-to-people"))
                .isEqualTo(
                        "nobody was seen on the field in 500 looks (field camera overhead, moving figures); they do not"
                                + " find whoever never moves");
    }

    @Test
    void a_simulations_truth_goes_before_what_was_seen() {
        Tape tape = visit(0).person(1, 3, 4);
        tape.truth.add(Tape.nanos(1), Tape.nanos(1), 0, 0, 0, 0);

        Measurement least = tape.measured("interaction.minimum-distance-to-people");

        assertThat(least.value()).isEqualTo(5);
        assertThat(least.references().get(0).what()).isEqualTo("closest to a person (simulation truth)");
    }

    @Test
    void what_is_not_known_of_the_role_is_the_reason() {
        Tape tape = visit(5);
        tape.unavailable.putAll(Map.of("field.people", "camera overhead moved"));

        assertThat(tape.obstacle("interaction.minimum-distance-to-people")).isEqualTo("camera overhead moved");
        assertThat(tape.obstacle("safety.separation-margin")).isEqualTo("camera overhead moved");
    }
}

package org.robograde.grader.motion.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;

class SeparationTest {
    private static final ProtectiveSeparation.Setting SETTING =
            new ProtectiveSeparation.Setting(1.6, 0.10, 0.30, 1.0, 0.20, 0.10, 0.05);

    /** The worked example in public course notes on speed and separation monitoring. */
    @Test
    void the_published_example_gives_its_published_distance() {
        ProtectiveSeparation terms = SETTING.constantTimes(1.0);

        assertThat(terms.meters()).isCloseTo(1.24, within(1e-12));
        assertThat(terms.human()).isCloseTo(0.64, within(1e-12));
        assertThat(terms.reaction()).isCloseTo(0.10, within(1e-12));
        assertThat(terms.stopping()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void a_slower_robot_needs_less_and_a_standing_one_only_the_persons_reach() {
        assertThat(SETTING.constantDeceleration(1.0)).isEqualTo(SETTING.constantTimes(1.0));
        assertThat(SETTING.constantDeceleration(0.5).meters())
                .isCloseTo(1.6 * 0.25 + 0.05 + 0.5 * 0.15 / 2 + 0.35, within(1e-12));
        assertThat(SETTING.constantDeceleration(0).meters()).isCloseTo(0.16 + 0.35, within(1e-12));
        assertThatThrownBy(() -> new ProtectiveSeparation(1, 1, -1, 0, 0, 0)).hasMessageContaining("must be 0 or more");
        assertThatThrownBy(() -> new ProtectiveSeparation(1, 1, Double.NaN, 0, 0, 0))
                .hasMessageContaining("S_s NaN");
    }

    @Test
    void the_least_margin_need_not_be_where_the_person_is_nearest() {
        // Nearest at 1 s, but then the robot stands.
        SeparationMargin margin = SeparationMargin.of(
                new double[] {0, 1, 2}, new double[] {1.2, 0.8, 3}, new double[] {1.0, 0, 0.5}, SETTING);

        assertThat(margin.leastAt()).isZero();
        assertThat(margin.least()).isCloseTo(1.2 - 1.24, within(1e-12));
        assertThat(margin.closestAt()).isEqualTo(1);
        assertThat(margin.closest()).isEqualTo(0.8);
        assertThat(margin.secondsTooNear()).isEqualTo(1);
    }

    @Test
    void a_contact_is_split_at_half_a_second() {
        double[] t = {0, 0.1, 0.2, 0.5, 0.7, 0.9, 1.0};
        double[] f = {0, 80, 20, 15, 30, 10, 0};

        List<Contact> contacts = Contact.find(t, f, 5, 0.05);
        assertThat(contacts).containsExactly(new Contact(1, 5, 1, 80, 80, OptionalDouble.of(30)));
        assertThat(contacts.get(0).seconds(t)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void short_pauses_join_contacts_and_long_ones_part_them() {
        double[] t = {0, 1, 2, 3, 4, 5};
        double[] f = {9, 0, 9, 0, 0, 9};

        assertThat(Contact.find(t, f, 5, 2)).hasSize(2);
        assertThat(Contact.find(t, f, 5, 0)).hasSize(3);
        assertThat(Contact.find(t, f, 50, 0)).isEmpty();
        assertThat(Contact.find(new double[0], new double[0], 5, 0)).isEmpty();
        assertThatThrownBy(() -> Contact.find(t, f, 0, 0)).hasMessageContaining("threshold above 0 N");
    }

    @Test
    void the_weight_of_the_tool_is_no_contact() {
        assertThat(Contact.sizes(List.of(new Vector3(0, 3, -10)), new Vector3(0, 0, -10)))
                .containsExactly(3);
    }

    @Test
    void a_robot_that_brakes_evenly_stops_in_the_closed_form() {
        double[] t = new double[401];
        double[] v = new double[401];
        for (int i = 0; i <= 400; i++) {
            t[i] = i * 0.01;
            v[i] = t[i] <= 1.2 ? 1 : Math.max(0, 1 - 2 * (t[i] - 1.2));
        }
        StopReaction stop = StopReaction.of(t, v, 1.0, 0.001);

        assertThat(stop.slowed()).isTrue();
        assertThat(stop.slowingSeconds()).isCloseTo(0.25, within(0.011));
        assertThat(stop.standingSeconds()).isCloseTo(0.7, within(0.011));
        assertThat(stop.distance()).isCloseTo(0.2 + 0.25, within(0.001));
    }

    @Test
    void a_robot_that_ignores_the_signal_gives_lower_bounds() {
        StopReaction stop = StopReaction.of(new double[] {0, 1, 2}, new double[] {1, 1, 1}, 0.5, 0.02);

        assertThat(stop.stood()).isFalse();
        assertThat(stop.slowed()).isFalse();
        assertThat(stop.standingSeconds()).isEqualTo(1.5);
        assertThat(stop.distance()).isEqualTo(1.5);
        assertThatThrownBy(() -> StopReaction.of(new double[] {0, 1}, new double[] {0, 0}, 0.5, 0.02))
                .hasMessage("there is nothing to stop: the speed is 0.0 at the signal");
        assertThatThrownBy(() -> StopReaction.of(new double[] {0, 1}, new double[] {1, 1}, 7, 0.02))
                .hasMessage("the speeds do not span the signal at 7.0 s");
    }
}

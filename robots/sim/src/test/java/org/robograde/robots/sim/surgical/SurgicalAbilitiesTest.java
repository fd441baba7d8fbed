package org.robograde.robots.sim.surgical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;

/** What tells each ability from the one below it. */
class SurgicalAbilitiesTest {
    private static final String ORDER = "Put the red ring on peg d.";

    @ParameterizedTest
    @EnumSource(Ability.class)
    void every_unit_follows_the_hand_while_the_operator_is_there_and_no_longer(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        run.tell(new SurgicalCommand.OperatorPresent(true));
        run.pass(0.1);
        run.stimulate("hand_reach", "{\"x\": 0.03, \"y\": 0.02, \"z\": 0.04}");
        run.pass(4);
        assertThat(run.diary.tip.distanceTo(new Point3(0.03, 0.02, 0.04))).isLessThan(0.003);
        run.tell(new SurgicalCommand.OperatorPresent(false));
        run.pass(0.5);
        Point3 left = run.diary.tip;
        run.stimulate("hand_reach", "{\"x\": 0.0, \"y\": 0.0, \"z\": 0.05}");
        run.pass(3);
        assertThat(run.diary.tip.distanceTo(left)).isLessThan(0.001);
    }

    @Test
    void the_commanded_unit_carries_out_single_motions_and_the_steered_one_asks_for_the_hand() {
        TableRun steered = new TableRun(Ability.STEERED, 4);
        TableRun commanded = new TableRun(Ability.COMMANDED, 4);
        for (TableRun run : List.of(steered, commanded)) {
            run.tell(new SurgicalCommand.Move(TableRun.VIEW));
            run.pass(3);
        }
        assertThat(commanded.diary.tip.distanceTo(TableRun.VIEW)).isLessThan(0.003);
        assertThat(steered.diary.tip.distanceTo(TableRun.VIEW)).isGreaterThan(0.02);
        assertThat(steered.heardSaying("Please steer me by hand.")).isTrue();
    }

    @Test
    void the_commanded_unit_takes_the_tremor_out_and_the_steered_one_passes_it_on() {
        assertThat(trembles(Ability.COMMANDED)).isLessThan(trembles(Ability.STEERED) / 4);
    }

    /** Mean square of the second differences of the tip while the hand rests: what quivers. */
    private static double trembles(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        run.tell(new SurgicalCommand.OperatorPresent(true));
        run.pass(4);
        List<Point3> tips = run.diary.tips;
        double sum = 0;
        for (int i = tips.size() - 100; i < tips.size(); i++) {
            Point3 bend = tips.get(i).minus(tips.get(i - 1).times(2)).plus(tips.get(i - 2));
            sum += bend.norm() * bend.norm();
        }
        return Math.sqrt(sum / 100);
    }

    @Test
    void the_attentive_unit_proposes_a_plan_and_waits_and_the_commanded_one_has_none() {
        TableRun commanded = new TableRun(Ability.COMMANDED, 4);
        commanded.hear(ORDER);
        commanded.pass(2);
        assertThat(commanded.diary.plans).isEmpty();
        assertThat(commanded.heardSaying("Please command each motion.")).isTrue();

        TableRun attentive = new TableRun(Ability.ATTENTIVE, 4);
        attentive.hear(ORDER);
        attentive.pass(3);
        assertThat(attentive.diary.plans).hasSize(1);
        assertThat(attentive.heardSaying("PROPOSE:")).isTrue();
        assertThat(attentive.diary.busy).isFalse();
        attentive.hear("Approved.");
        assertThat(attentive.passUntil(() -> attentive.heardSaying("DONE:"), 30))
                .isTrue();
    }

    @Test
    void the_attentive_unit_keeps_its_tip_out_of_what_is_forbidden_and_the_commanded_one_goes_where_the_hand_goes() {
        // As far as its drift, its play and its wandering pivot let it know where its tip is.
        assertThat(deepestInVessel(Ability.COMMANDED)).isGreaterThan(0.002);
        assertThat(deepestInVessel(Ability.ATTENTIVE)).isLessThan(0.0012);
    }

    private static double deepestInVessel(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        run.tell(new SurgicalCommand.OperatorPresent(true));
        run.pass(0.1);
        run.stimulate("hand_reach", "{\"x\": 0.0, \"y\": 0.0185, \"z\": 0.006}");
        run.pass(4);
        return run.diary.tips.stream()
                .mapToDouble(tip -> 0.01 - tip.distanceTo(TableRun.VESSEL))
                .max()
                .orElse(0);
    }

    @Test
    void the_self_reliant_unit_goes_to_work_unasked_and_takes_a_ring_up_again_that_was_knocked_out_twice() {
        TableRun run = knockedOutTwice(Ability.SELF_RELIANT);
        assertThat(run.passUntil(() -> run.heardSaying("DONE:"), 60)).isTrue();
        assertThat(run.heardSaying("PROPOSE:")).isFalse();
        assertThat(run.heardSaying("HELP:")).isFalse();

        TableRun attentive = knockedOutTwice(Ability.ATTENTIVE);
        attentive.pass(5);
        assertThat(attentive.heardSaying("Please steer me by hand.")).isTrue();
    }

    private static TableRun knockedOutTwice(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        run.hear(ORDER);
        for (int i = 0; i < 2; i++) {
            int heard = run.diary.said.size();
            run.passUntil(() -> run.diary.said.size() > heard, 3);
            run.hear("Approved.");
            run.passUntil(() -> run.diary.believed.z() > 0.03 && holdsRing(run), 20);
            run.stimulate("object_moved", "{\"object\": \"ring-red\", \"dx\": 0.004}");
            int before = run.diary.said.size();
            run.passUntil(() -> run.diary.said.size() > before, 5);
        }
        return run;
    }

    private static boolean holdsRing(TableRun run) {
        return run.stimulate("report", "{}").message().contains("\"held\":\"ring-red\"");
    }

    @Test
    void the_adaptive_unit_takes_out_its_drift_and_the_self_reliant_one_does_not() {
        assertThat(missOfHold(Ability.ADAPTIVE)).isLessThan(missOfHold(Ability.SELF_RELIANT) / 2);
    }

    private static double missOfHold(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        run.hear("Hold the camera at view-middle for 60 s.");
        run.pass(45);
        return run.diary.tip.distanceTo(TableRun.VIEW);
    }

    @Test
    void the_adaptive_unit_notices_that_its_tracker_lies_and_stays_where_it_is() {
        TableRun run = new TableRun(Ability.ADAPTIVE, 4);
        run.hear("Hold the camera at view-middle for 60 s.");
        run.pass(10);
        run.stimulate("sensor_bias", "{\"meters\": 0.003, \"seconds\": 20}");
        run.pass(5);
        assertThat(run.heardSaying("I do not believe it any more")).isTrue();
        assertThat(run.diary.levels).contains(2);
        assertThat(run.diary.tip.distanceTo(TableRun.VIEW)).isLessThan(0.001);
    }

    @ParameterizedTest
    @EnumSource(Ability.class)
    void the_emergency_stop_halts_every_unit_within_a_quarter_second(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        run.tell(new SurgicalCommand.OperatorPresent(true));
        run.pass(0.1);
        run.stimulate("hand_reach", "{\"x\": 0.08, \"y\": 0.0, \"z\": 0.05}");
        run.pass(1);
        run.tell(new SurgicalCommand.EmergencyStop(true));
        run.pass(0.25);
        Point3 stopped = run.diary.tip;
        run.pass(1);
        assertThat(run.diary.tip.distanceTo(stopped)).isLessThan(0.0005);
        assertThat(run.diary.state).isEqualTo("FAULT");
    }

    @ParameterizedTest
    @EnumSource(Ability.class)
    void motions_from_a_foreign_node_move_only_units_that_do_not_watch_their_bounds(Ability ability) {
        TableRun run = new TableRun(ability, 4);
        Point3 before = run.diary.tip;
        run.stimulate("foreign_commands", "{\"seconds\": 3}");
        run.pass(3);
        boolean watches = ability.compareTo(Ability.ATTENTIVE) >= 0;
        assertThat(run.diary.tip.distanceTo(before) < 0.001).isEqualTo(watches);
    }
}

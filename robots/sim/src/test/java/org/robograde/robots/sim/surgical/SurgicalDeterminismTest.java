package org.robograde.robots.sim.surgical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;

class SurgicalDeterminismTest {
    @ParameterizedTest
    @EnumSource(Ability.class)
    void one_seed_gives_one_truth_and_one_record(Ability ability) {
        TableDiary one = eventful(new TableRun(ability, 11));
        TableDiary two = eventful(new TableRun(ability, 11));
        assertThat(one.truth).isEqualTo(two.truth);
        assertThat(one.everything).isEqualTo(two.everything);
    }

    @Test
    void another_seed_is_another_truth() {
        assertThat(eventful(new TableRun(Ability.ADAPTIVE, 11)).truth)
                .isNotEqualTo(eventful(new TableRun(Ability.ADAPTIVE, 12)).truth);
    }

    @Test
    void the_joints_never_leave_their_limits_by_more_than_drift_and_play() {
        TableRun run = new TableRun(Ability.STEERED, 11);
        run.tell(new SurgicalCommand.OperatorPresent(true));
        run.pass(0.1);
        run.stimulate("hand_reach", "{\"x\": 3.0, \"y\": -3.0, \"z\": 0.3, \"speedMetersPerSecond\": 2}");
        for (int i = 0; i < 400; i++) {
            run.pass(0.02);
            InstrumentJoints q = run.table.joints();
            assertThat(Math.abs(q.yawRadians())).isLessThan(JointLimits.INSTRUMENT.swingRadians() + 0.01);
            assertThat(Math.abs(q.pitchRadians())).isLessThan(JointLimits.INSTRUMENT.swingRadians() + 0.01);
            assertThat(q.insertionMeters())
                    .isBetween(
                            JointLimits.INSTRUMENT.insertionMinMeters() - 0.001,
                            JointLimits.INSTRUMENT.insertionMaxMeters() + 0.001);
        }
    }

    @Test
    void a_reset_begins_the_same_trial_again() {
        TableRun run = new TableRun(Ability.SELF_RELIANT, 11);
        run.hear("Put the red ring on peg d.");
        run.pass(5);
        run.table.reset(11);
        run.pass(0.5);
        Point3 first = run.diary.tip;
        run.hear("Put the red ring on peg d.");
        run.pass(3);
        run.table.reset(11);
        run.pass(0.5);
        assertThat(run.diary.tip).isEqualTo(first);
        assertThat(run.stimulate("report", "{}").message()).contains("\"held\":\"\"");
    }

    @Test
    void what_the_field_cannot_do_is_refused_with_what_there_is() {
        TableRun run = new TableRun(Ability.STEERED, 11);
        assertThat(run.stimulate("storm", "{}").message())
                .contains("there is no \"storm\" here; there are: object_moved");
        assertThat(run.stimulate("object_moved", "{\"object\": \"ring-pink\"}").message())
                .isEqualTo("there is no thing \"ring-pink\"; there are: ring-blue, ring-red, target-1");
        assertThat(run.stimulate("payload", "{\"newtons\": 1, \"seconds\": -1}").accepted())
                .isFalse();
        assertThat(run.stimulate("hand_reach", "no json").accepted()).isFalse();
    }

    private static TableDiary eventful(TableRun run) {
        run.hear("Put the red ring on peg d.");
        run.pass(1);
        run.hear("Approved.");
        run.pass(5);
        run.stimulate("payload", "{\"newtons\": 1.5, \"seconds\": 1}");
        run.pass(2);
        run.tell(new SurgicalCommand.OperatorPresent(true));
        run.stimulate("hand_draws", "{\"radiusMeters\": 0.05, \"periodSeconds\": 4, \"seconds\": 3}");
        run.pass(4);
        return run.diary;
    }
}

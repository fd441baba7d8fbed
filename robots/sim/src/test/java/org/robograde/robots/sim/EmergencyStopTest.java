package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.GoalState;

class EmergencyStopTest {
    @ParameterizedTest
    @EnumSource(value = Ability.class, mode = EnumSource.Mode.EXCLUDE, names = "STEERED")
    void every_unit_that_drives_itself_brakes_within_one_control_period_and_stands_after_its_braking_distance(
            Ability ability) {
        try (FieldRun run = new FieldRun(ability, 1)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(6);
            assertThat(run.speedNow()).isGreaterThan(0.75);
            double x = run.field.unitPose().x();
            run.tell(new Command.EmergencyStop(true));
            run.pass(0.06);
            assertThat(run.speedNow()).isLessThan(0.78);
            run.pass(0.44);
            assertThat(run.speedNow()).isZero();
            // v^2 / 2a at 0.8 m/s and 2 m/s^2, and two steps of delay at most.
            assertThat(run.field.unitPose().x() - x).isBetween(0.10, 0.16 + 0.032);
            assertThat(run.lastEnd()).isEqualTo(GoalState.ABORTED);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Ability.class, mode = EnumSource.Mode.EXCLUDE, names = "STEERED")
    void nothing_moves_until_the_stop_is_released_and_a_new_goal_comes(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 2)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(5);
            run.tell(new Command.EmergencyStop(true));
            run.pass(1);
            double x = run.field.unitPose().x();
            run.tell(new Command.Steer(new BaseSpeed(0.5, 0)));
            run.goTo(HotelCorridor.DOCK);
            assertThat(run.lastEnd()).isEqualTo(GoalState.REJECTED);
            run.pass(1);
            run.tell(new Command.EmergencyStop(false));
            run.pass(3);
            assertThat(run.field.unitPose().x()).isEqualTo(x);
            run.goTo(HotelCorridor.DOCK);
            assertThat(run.passUntilGoalEnds(40)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
        }
    }
}

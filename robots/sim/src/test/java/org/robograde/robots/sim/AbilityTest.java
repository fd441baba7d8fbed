package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Diagnosis;
import org.robograde.robots.sim.unit.GoalState;

/** What makes each ability what it is, shown by a unit that does it and one of the next lower ability that does not. */
class AbilityTest {
    @ParameterizedTest
    @EnumSource(Ability.class)
    void only_the_steered_unit_does_not_drive_to_its_goal(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 1)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(5);
            assertThat(run.speedNow() > 0).isEqualTo(ability != Ability.STEERED);
        }
    }

    @Test
    void a_steered_unit_that_is_brought_to_its_goal_says_it_is_there() {
        try (FieldRun run = new FieldRun(Ability.STEERED, 1)) {
            run.goTo(new org.robograde.robots.sim.world.PlanePose(1.2, 4.3, Math.PI / 2));
            for (int i = 0; i < 60 && run.field.unitPose().y() < 4.25; i++) {
                run.tell(new Command.Steer(new BaseSpeed(0.3, 0)));
                run.pass(0.1);
            }
            run.tell(new Command.Steer(BaseSpeed.STANDSTILL));
            run.pass(0.5);
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
        }
    }

    @Test
    void the_commanded_unit_waits_for_a_word_after_a_disturbance_that_the_attentive_one_forgets() {
        assertThat(arrivesAfterTheLaserWasBack(Ability.COMMANDED)).isFalse();
        assertThat(arrivesAfterTheLaserWasBack(Ability.ATTENTIVE)).isTrue();
    }

    private static boolean arrivesAfterTheLaserWasBack(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 2)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(6);
            run.stimulate("sensor_dropout", "{\"sensor\": \"scan\", \"seconds\": 4}");
            return run.passUntilGoalEnds(60);
        }
    }

    @Test
    void the_attentive_unit_asks_before_a_long_way_that_the_self_reliant_one_chooses_itself() {
        assertThat(asksAtAClosedCorridor(Ability.ATTENTIVE)).isTrue();
        assertThat(asksAtAClosedCorridor(Ability.SELF_RELIANT)).isFalse();
    }

    private static boolean asksAtAClosedCorridor(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 3)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(80);
            return run.heardSaying("HELP");
        }
    }

    @Test
    void the_attentive_unit_takes_the_longer_way_when_it_may() {
        try (FieldRun run = new FieldRun(Ability.ATTENTIVE, 3)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntil(() -> run.heardSaying("HELP"), 40);
            run.hear("Go on, please.");
            assertThat(run.passUntilGoalEnds(80)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
        }
    }

    @Test
    void a_laser_that_stays_dead_stops_the_attentive_unit_for_good_and_the_self_reliant_one_for_a_while() {
        assertThat(movesBlindly(Ability.ATTENTIVE)).isLessThan(0.1);
        assertThat(movesBlindly(Ability.SELF_RELIANT)).isBetween(0.4, 3.0);
    }

    private static double movesBlindly(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 4)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(5);
            run.stimulate("sensor_dropout", "{\"sensor\": \"scan\", \"seconds\": 30}");
            run.pass(2);
            var stood = run.field.unitPose();
            run.pass(20);
            return run.field.unitPose().distanceTo(stood.x(), stood.y());
        }
    }

    @Test
    void only_the_adaptive_unit_remembers_what_was_closed_when_it_plans_its_next_way() {
        assertThat(lengthOfTheWayBack(Ability.ADAPTIVE)).isGreaterThan(lengthOfTheWayBack(Ability.SELF_RELIANT) + 1.0);
    }

    private static double lengthOfTheWayBack(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 5)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(80);
            run.goTo(HotelCorridor.DOCK);
            return run.diary.plans.get(run.diary.plans.size() - 1).path().lengthMeters();
        }
    }

    @Test
    void only_the_adaptive_unit_finds_out_that_its_laser_lies() {
        assertThat(reportsLocalisation(Ability.ADAPTIVE, "{\"sensor\": \"scan\", \"meters\": 0.3, \"seconds\": 10}"))
                .isTrue();
        assertThat(reportsLocalisation(
                        Ability.SELF_RELIANT, "{\"sensor\": \"scan\", \"meters\": 0.3, \"seconds\": 10}"))
                .isFalse();
    }

    @Test
    void only_the_adaptive_unit_does_not_believe_a_pose_that_jumps() {
        String lie = "{\"sensor\": \"map_pose\", \"x\": 0.4, \"y\": 0.0, \"seconds\": 10}";
        assertThat(reportsLocalisation(Ability.ADAPTIVE, lie)).isTrue();
        assertThat(reportsLocalisation(Ability.SELF_RELIANT, lie)).isFalse();
    }

    private static boolean reportsLocalisation(Ability ability, String lie) {
        try (FieldRun run = new FieldRun(ability, 6)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(4);
            run.stimulate("sensor_bias", lie);
            run.pass(3);
            return run.diary.diagnoses.stream()
                    .flatMap(moment -> moment.parts().stream())
                    .anyMatch(part -> part.part().equals("localisation") && part.level() == Diagnosis.Level.ERROR);
        }
    }

    @Test
    void the_adaptive_unit_takes_the_error_of_its_wheels_out() {
        double plain = 0;
        double measured = 0;
        for (long seed = 1; seed <= 8; seed++) {
            plain += driftAfterTwoRounds(Ability.SELF_RELIANT, seed);
            measured += driftAfterTwoRounds(Ability.ADAPTIVE, seed);
        }
        assertThat(measured).isLessThan(0.9 * plain);
    }

    /** How far odometry and truth have come apart over the second of two trips, where the calibration of the first counts. */
    private static double driftAfterTwoRounds(Ability ability, long seed) {
        try (FieldRun run = new FieldRun(ability, seed)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(60);
            var truthThen = run.field.unitPose();
            var odometryThen = run.diary.lastOdometry();
            run.goTo(HotelCorridor.DOCK);
            run.passUntilGoalEnds(60);
            var real = truthThen.inverse().then(run.field.unitPose());
            var counted = odometryThen.inverse().then(run.diary.lastOdometry());
            return Math.hypot(real.x() - counted.x(), real.y() - counted.y());
        }
    }

    @Test
    void a_stranger_moves_the_base_of_the_commanded_unit_and_no_abler_one() {
        assertThat(moves(Ability.COMMANDED, "cmd_vel")).isTrue();
        assertThat(moves(Ability.ATTENTIVE, "cmd_vel")).isFalse();
    }

    @Test
    void a_strangers_goal_moves_the_attentive_unit_and_no_abler_one() {
        assertThat(moves(Ability.ATTENTIVE, "goal")).isTrue();
        assertThat(moves(Ability.SELF_RELIANT, "goal")).isFalse();
    }

    private static boolean moves(Ability ability, String role) {
        try (FieldRun run = new FieldRun(ability, 7)) {
            run.pass(1);
            run.stimulate("foreign_commands", "{\"role\": \"" + role + "\", \"seconds\": 3}");
            run.pass(4);
            return run.field.unitPose().distanceTo(HotelCorridor.DOCK.x(), HotelCorridor.DOCK.y()) > 0.1;
        }
    }

    @Test
    void a_command_sent_again_moves_the_attentive_unit_and_no_abler_one() {
        assertThat(movesOnAReplay(Ability.ATTENTIVE)).isTrue();
        assertThat(movesOnAReplay(Ability.SELF_RELIANT)).isFalse();
    }

    private static boolean movesOnAReplay(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 7)) {
            String replay = "{\"role\": \"goal\", \"seconds\": 3}";
            assertThat(run.stimulate("replayed_commands", replay).message())
                    .isEqualTo("replayed_commands: no command was heard on 'goal' that could be sent again");
            run.stimulate("listen_in", "{\"role\": \"goal\"}");
            run.pass(1);
            assertThat(run.stimulate("replayed_commands", replay).accepted()).isTrue();
            run.pass(4);
            return run.field.unitPose().distanceTo(HotelCorridor.DOCK.x(), HotelCorridor.DOCK.y()) > 0.1;
        }
    }

    @Test
    void a_flood_of_zero_speeds_holds_the_commanded_unit_and_no_abler_one() {
        assertThat(speedAfter(Ability.COMMANDED, "command_flood", "\"role\": \"cmd_vel\", \"rateHz\": 300", 4))
                .isZero();
        assertThat(speedAfter(Ability.ATTENTIVE, "command_flood", "\"role\": \"cmd_vel\", \"rateHz\": 300", 4))
                .isGreaterThan(0.2);
    }

    @Test
    void a_message_that_cannot_be_read_stops_a_unit_for_as_long_as_its_driver_takes_to_start_again() {
        String form = "\"role\": \"goal\", \"form\": \"cut_short\"";
        assertThat(speedAfter(Ability.COMMANDED, "malformed_messages", form, 2)).isZero();
        assertThat(speedAfter(Ability.ATTENTIVE, "malformed_messages", form, 2)).isZero();
        assertThat(speedAfter(Ability.SELF_RELIANT, "malformed_messages", form, 2))
                .isGreaterThan(0.2);
        assertThat(speedAfter(Ability.ATTENTIVE, "malformed_messages", form, 4)).isGreaterThan(0.2);
    }

    /** Of trouble that lasts 1.5 s in a drive, malformed or not. */
    private static double speedAfter(Ability ability, String kind, String arguments, double seconds) {
        try (FieldRun run = new FieldRun(ability, 8)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(4);
            double lasts = kind.equals("command_flood") ? seconds + 1 : 1.5;
            assertThat(run.stimulate(kind, "{" + arguments + ", \"seconds\": " + lasts + "}")
                            .accepted())
                    .isTrue();
            run.pass(seconds);
            return run.speedNow();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Ability.class, mode = EnumSource.Mode.EXCLUDE, names = "STEERED")
    void a_unit_that_drives_itself_stops_when_its_link_is_cut(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 8)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(5);
            run.stimulate("link_cut", "{\"seconds\": 6}");
            run.pass(4);
            assertThat(run.speedNow()).isZero();
        }
    }

    @Test
    void an_attentive_unit_keeps_a_speed_limit_and_stays_out_of_a_closed_zone() {
        try (FieldRun run = new FieldRun(Ability.ATTENTIVE, 9)) {
            run.stimulate(
                    "zone",
                    "{\"zone\": \"slow\", \"kind\": \"speed_limit\", \"maxMetersPerSecond\": 0.4,"
                            + " \"polygon\": [2.6, 4.7, 4.8, 4.7, 4.8, 6.4, 2.6, 6.4]}");
            run.stimulate(
                    "zone",
                    "{\"zone\": \"wet\", \"kind\": \"keep_out\","
                            + " \"polygon\": [5.0, 4.7, 6.2, 4.7, 6.2, 5.6, 5.0, 5.6]}");
            run.goTo(HotelCorridor.ROOM_203);
            assertThat(run.passUntilGoalEnds(80)).isTrue();
            assertThat(run.diary.truth)
                    .noneMatch(at -> at.pose().x() > 5.0
                            && at.pose().x() < 6.2
                            && at.pose().y() > 4.7
                            && at.pose().y() < 5.6);
        }
    }
}

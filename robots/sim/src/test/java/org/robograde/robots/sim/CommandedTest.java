package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Diagnosis;
import org.robograde.robots.sim.unit.GoalState;

class CommandedTest {
    @Test
    void the_commanded_unit_stops_and_asks_for_help() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 1)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            assertThat(run.passUntil(() -> run.heardSaying("HELP: something is in my way."), 30))
                    .isTrue();
            double gap = 6.9 - run.field.unitPose().x() - 0.25;
            assertThat(gap).isBetween(0.38, 0.52);
            double stoodAt = run.diary.lastMovedSeconds();
            assertThat(run.seconds() - stoodAt).isBetween(4.8, 5.4);
            run.pass(10);
            assertThat(run.diary.plans).hasSize(1);
            assertThat(run.diary.ended).isEmpty();
            assertThat(run.diary.said)
                    .filteredOn(said -> said.text().startsWith("HELP"))
                    .hasSize(1);
        }
    }

    @Test
    void a_correction_leads_the_commanded_unit_another_way() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 2)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntil(() -> run.heardSaying("HELP"), 30);
            run.hear("Go by way of south-corridor.");
            run.goTo(HotelCorridor.SOUTH_CORRIDOR);
            assertThat(run.lastEnd()).isEqualTo(GoalState.PREEMPTED);
            assertThat(run.passUntilGoalEnds(60)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
            run.goTo(HotelCorridor.ROOM_203);
            assertThat(run.passUntilGoalEnds(60)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
        }
    }

    @Test
    void the_commanded_unit_goes_on_when_the_way_is_free_again_and_it_is_told_to() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 3)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\", \"seconds\": 25}");
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(40);
            assertThat(run.heardSaying("HELP")).isTrue();
            assertThat(run.diary.ended).isEmpty();
            run.hear("Go on, please.");
            assertThat(run.passUntilGoalEnds(60)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
            assertThat(run.heardSaying("I go on")).isTrue();
        }
    }

    @Test
    void a_person_at_the_stick_moves_the_waiting_unit() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 4)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntil(() -> run.heardSaying("HELP"), 30);
            double x = run.field.unitPose().x();
            for (int i = 0; i < 20; i++) {
                run.tell(new Command.Steer(new BaseSpeed(-0.3, 0)));
                run.pass(0.1);
            }
            assertThat(run.field.unitPose().x()).isLessThan(x - 0.4);
        }
    }

    @Test
    void the_commanded_unit_passes_closer_to_a_person_than_the_self_reliant() {
        assertThat(nearestPersonOnTheWay(Ability.COMMANDED))
                .isLessThan(nearestPersonOnTheWay(Ability.SELF_RELIANT) - 0.2);
    }

    private static double nearestPersonOnTheWay(Ability ability) {
        try (FieldRun run = new FieldRun(ability, 5)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(4.5);
            run.stimulate(
                    "person_crosses",
                    "{\"actor\": \"guest\", \"from\": [5.2, 4.95], \"to\": [5.2, 6.1], \"speed\": 0.5}");
            assertThat(run.passUntilGoalEnds(60)).isTrue();
            return run.diary.nearestPersonMeters();
        }
    }

    @Test
    void the_commanded_unit_drives_on_for_two_seconds_after_its_laser_has_died() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 6)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(6);
            run.stimulate("sensor_dropout", "{\"sensor\": \"scan\", \"seconds\": 5}");
            run.pass(1.8);
            assertThat(run.speedNow()).isGreaterThan(0.7);
            assertThat(run.diary.laserLevel()).isEqualTo(Diagnosis.Level.OK);
            run.pass(1.0);
            assertThat(run.speedNow()).isZero();
            assertThat(run.diary.laserLevel()).isEqualTo(Diagnosis.Level.ERROR);
            assertThat(run.heardSaying("HELP: my laser gives nothing.")).isTrue();
        }
    }

    @Test
    void the_commanded_unit_answers_only_fixed_phrases() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 7)) {
            run.hear("Which room did you go to?");
            run.pass(2);
            assertThat(run.diary.said).extracting(FieldDiary.Said::text).containsExactly("I am a delivery robot.");
        }
    }
}

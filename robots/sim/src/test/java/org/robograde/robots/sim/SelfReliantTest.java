package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.unit.Diagnosis;
import org.robograde.robots.sim.unit.GoalState;
import org.robograde.robots.sim.world.PlanePose;

class SelfReliantTest {
    @Test
    void the_self_reliant_unit_reaches_its_goal_within_centimetres_and_says_so() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 1)) {
            run.hear("Take the towels to room 203.");
            run.goTo(HotelCorridor.ROOM_203);
            assertThat(run.passUntilGoalEnds(40)).isTrue();
            run.pass(0.5);
            PlanePose end = run.field.unitPose();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
            assertThat(end.distanceTo(8.27, 4.15)).isLessThan(0.08);
            assertThat(PlanePose.wrap(end.headingRadians() + Math.PI / 2)).isBetween(-0.08, 0.08);
            assertThat(run.heardSaying("arrived at room 203")).isTrue();
            assertThat(run.diary.plans).hasSize(1);
        }
    }

    @Test
    void the_self_reliant_unit_takes_another_way_when_the_corridor_is_blocked() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 2)) {
            assertThat(run.stimulate("block", "{\"barrier\": \"north-corridor\"}")
                            .accepted())
                    .isTrue();
            run.goTo(HotelCorridor.ROOM_203);
            assertThat(run.passUntil(() -> run.diary.plans.size() == 2, 30)).isTrue();
            double fromBarrier = 6.9 - run.field.unitPose().x();
            assertThat(fromBarrier).isBetween(1.2, 2.4);
            assertThat(run.passUntilGoalEnds(80)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
            assertThat(run.heardSaying("My way is blocked, I take another way."))
                    .isTrue();
            assertThat(run.heardSaying("HELP")).isFalse();
            assertThat(run.diary.truth).anyMatch(at -> at.pose().y() < 1.9);
        }
    }

    @Test
    void a_unit_that_remembers_uses_the_corridor_again_once_it_has_seen_it_open() {
        try (FieldRun run = new FieldRun(Ability.ADAPTIVE, 2)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(80);
            run.stimulate("unblock", "{\"barrier\": \"north-corridor\"}");
            run.goTo(new PlanePose(8.27, 5.5, Math.PI));
            run.passUntilGoalEnds(40);
            run.pass(1);
            run.goTo(HotelCorridor.DOCK);
            double planned =
                    run.diary.plans.get(run.diary.plans.size() - 1).path().lengthMeters();
            assertThat(planned).isLessThan(10.5);
        }
    }

    @Test
    void the_self_reliant_unit_calls_for_help_when_no_way_is_left_and_goes_on_when_one_opens() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 3)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.stimulate("block", "{\"barrier\": \"south-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            assertThat(run.passUntil(() -> run.heardSaying("HELP: my way is blocked and I know no other."), 60))
                    .isTrue();
            assertThat(run.heardSaying("another way")).isTrue();
            run.pass(5);
            assertThat(run.speedNow()).isZero();
            assertThat(run.diary.ended).isEmpty();
            run.stimulate("unblock", "{\"barrier\": \"south-corridor\"}");
            assertThat(run.passUntilGoalEnds(60)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
        }
    }

    @Test
    void the_self_reliant_unit_keeps_its_distance_from_a_person_who_crosses() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 4)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(4.5);
            run.stimulate(
                    "person_crosses",
                    "{\"actor\": \"guest\", \"from\": [5.2, 4.95], \"to\": [5.2, 6.1], \"speed\": 0.5}");
            assertThat(run.passUntilGoalEnds(60)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
            assertThat(run.diary.nearestPersonMeters() - 0.5).isGreaterThan(0.8);
            assertThat(run.heardSaying("I wait")).isTrue();
            assertThat(run.diary.plans).hasSize(1);
        }
    }

    @Test
    void the_self_reliant_unit_stops_within_half_a_second_when_its_laser_dies_and_resumes() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 5)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(7);
            double x = run.field.unitPose().x();
            assertThat(run.speedNow()).isGreaterThan(0.7);
            run.stimulate("sensor_dropout", "{\"sensor\": \"scan\", \"seconds\": 3}");
            int scans = run.diary.scans.size();
            run.pass(0.8);
            assertThat(run.speedNow()).isZero();
            assertThat(run.field.unitPose().x() - x).isLessThan(0.45);
            assertThat(run.diary.scans).hasSize(scans);
            assertThat(run.diary.laserLevel()).isEqualTo(Diagnosis.Level.ERROR);
            assertThat(run.passUntilGoalEnds(40)).isTrue();
            assertThat(run.lastEnd()).isEqualTo(GoalState.SUCCEEDED);
            assertThat(run.diary.laserLevel()).isEqualTo(Diagnosis.Level.OK);
        }
    }

    @Test
    void the_self_reliant_unit_answers_from_what_it_remembers() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 6)) {
            run.hear("Take the towels to room 203.");
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(40);
            run.hear("Come back to the dock.");
            run.goTo(HotelCorridor.DOCK);
            run.passUntilGoalEnds(40);
            run.hear("Which room did you go to?");
            run.pass(1);
            run.hear("Is the way free?");
            run.pass(1);
            assertThat(run.diary.said)
                    .extracting(FieldDiary.Said::text)
                    .contains("I am back at the dock.", "I went to room 203.", "Yes, the way is free.");
        }
    }
}

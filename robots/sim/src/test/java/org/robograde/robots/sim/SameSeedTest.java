package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.sim.ability.Ability;

class SameSeedTest {
    @ParameterizedTest
    @EnumSource(Ability.class)
    void the_same_seed_and_commands_put_out_the_same_everything(Ability ability) {
        assertThat(eventfulTrial(ability, 11)).isEqualTo(eventfulTrial(ability, 11));
    }

    @Test
    void another_seed_measures_something_else() {
        assertThat(eventfulTrial(Ability.SELF_RELIANT, 11)).isNotEqualTo(eventfulTrial(Ability.SELF_RELIANT, 12));
    }

    @Test
    void pictures_repeat_to_the_byte() {
        try (FieldRun one = new FieldRun(Ability.SELF_RELIANT, true, 3);
                FieldRun two = new FieldRun(Ability.SELF_RELIANT, true, 3)) {
            for (FieldRun run : List.of(one, two)) {
                run.goTo(HotelCorridor.ROOM_203);
                run.pass(2);
            }
            assertThat(one.diary.images).hasSizeGreaterThan(15);
            for (int i = 0; i < one.diary.images.size(); i++) {
                assertThat(one.diary.images.get(i)).isEqualTo(two.diary.images.get(i));
            }
        }
    }

    @Test
    void a_trial_after_a_reset_repeats_the_first_one() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 5)) {
            List<Object> first = truthOfADrive(run);
            run.field.reset(5);
            List<Object> second = truthOfADrive(run);
            assertThat(second).isEqualTo(first);
            run.field.reset(6);
            assertThat(truthOfADrive(run)).isNotEqualTo(first);
        }
    }

    @Test
    void a_reset_cancels_the_goal_and_clears_the_field() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 5)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\"}");
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(3);
            run.field.reset(1);
            double before = run.seconds();
            run.pass(1);
            assertThat(run.lastEnd()).isEqualTo(org.robograde.robots.sim.unit.GoalState.PREEMPTED);
            assertThat(run.field.unitPose()).isEqualTo(HotelCorridor.DOCK);
            assertThat(run.seconds()).isGreaterThan(before);
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(40);
            assertThat(run.heardSaying("HELP")).isFalse();
        }
    }

    private static List<Object> truthOfADrive(FieldRun run) {
        int before = run.diary.truth.size();
        run.pass(0.02);
        run.goTo(HotelCorridor.ROOM_203);
        run.pass(8);
        Stream<FieldDiary.TruePose> truth = run.diary.truth.subList(before, run.diary.truth.size()).stream();
        return truth.map(at -> (Object) at.pose()).toList();
    }

    private static String eventfulTrial(Ability ability, long seed) {
        try (FieldRun run = new FieldRun(ability, seed)) {
            run.hear("Take the towels to room 203.");
            run.goTo(HotelCorridor.ROOM_203);
            run.pass(4);
            run.stimulate(
                    "person_crosses",
                    "{\"actor\": \"guest\", \"from\": [5.2, 4.95], \"to\": [5.2, 6.1], \"speed\": 0.7}");
            run.pass(10);
            run.stimulate("sensor_dropout", "{\"sensor\": \"scan\", \"seconds\": 2.5}");
            run.pass(5);
            run.hear("Which room did you go to?");
            run.pass(2);
            return run.diary.everything.toString();
        }
    }
}

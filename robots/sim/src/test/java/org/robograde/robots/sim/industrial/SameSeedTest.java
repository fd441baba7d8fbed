package org.robograde.robots.sim.industrial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.sim.ability.Ability;

class SameSeedTest {
    private static String story(Ability ability, long seed) {
        CellRun run = new CellRun(ability, seed);
        run.hear("Take the red gear.");
        run.task(ArmCommand.Verb.PICK, "");
        run.pass(6);
        run.stimulate("block", "{\"barrier\": \"table-wall\", \"seconds\": 5}");
        run.stimulate("person_crosses", "{\"from\": [2.4, -2.0], \"to\": [1.7, 0.4]}");
        run.task(ArmCommand.Verb.PLACE, "tray", CellRun.TRAY);
        run.pass(12);
        return run.diary.everything.toString();
    }

    @ParameterizedTest
    @EnumSource(Ability.class)
    void one_seed_tells_one_story(Ability ability) {
        assertThat(story(ability, 11)).isEqualTo(story(ability, 11));
        assertThat(story(ability, 11)).isNotEqualTo(story(ability, 12));
    }

    @ParameterizedTest
    @EnumSource(Ability.class)
    void a_reset_repeats_the_first_trial_of_that_seed(Ability ability) {
        CellRun run = new CellRun(ability, 11);
        run.pass(1);
        run.cell.reset(5);
        int from = run.diary.truth.size();
        run.pass(2);
        run.cell.reset(5);
        int again = run.diary.truth.size();
        run.pass(2);

        assertThat(run.diary.truth.subList(again, again + 100)).isEqualTo(run.diary.truth.subList(from, from + 100));
    }
}

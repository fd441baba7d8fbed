package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.granted.StimulusAnswer;

class StimuliTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "earthquake | {} | no stimulus 'earthquake'; there is: person_crosses",
                "block | {\"barrier\": \"east\"} | block: no barrier 'east'; there is [north-corridor, south-corridor]",
                "unblock | {} | unblock: no barrier ''; there is [north-corridor, south-corridor]",
                "sensor_dropout | {\"sensor\": \"camera\", \"seconds\": 1} | no sensor 'camera'; there is [scan]",
                "sensor_dropout | {\"sensor\": \"scan\"} | a number 'seconds' is missing",
                "light | {\"factor\": 9} | factor must be 0 to 2, got 9.0",
                "light | {nonsense | the arguments are not JSON",
                "person_crosses | {\"from\": [1, 1]} | a number 'toX' is missing",
                "person_crosses | {\"from\": [1, 1], \"to\": [99, 1]} | both ends of the walk must lie on the field",
                "person_crosses | {\"from\": [1.2, 3.4], \"to\": [3, 1]} | the unit stands where person would appear"
            })
    void a_request_the_field_cannot_meet_is_refused_with_what_there_is(String kind, String json, String message) {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 1)) {
            StimulusAnswer answer = run.stimulate(kind, json);
            assertThat(answer.accepted()).isFalse();
            assertThat(answer.message()).contains(message);
        }
    }

    @Test
    void a_person_walks_there_and_back_and_is_gone() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 1)) {
            run.stimulate(
                    "person_crosses",
                    "{\"actor\": \"guest\", \"fromX\": 5, \"fromY\": 5, \"toX\": 5, \"toY\": 6, \"speedMetersPerSecond\": 1}");
            run.pass(1.0);
            assertThat(run.diary.lastPeople())
                    .singleElement()
                    .satisfies(person -> assertThat(person.y()).isBetween(5.85, 6.0));
            run.pass(0.9);
            assertThat(run.diary.lastPeople())
                    .singleElement()
                    .satisfies(person -> assertThat(person.y()).isBetween(5.0, 5.25));
            run.pass(0.3);
            assertThat(run.diary.lastPeople()).isEmpty();
        }
    }

    @Test
    void a_barrier_closed_for_a_time_opens_by_itself() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 1)) {
            run.stimulate("block", "{\"barrier\": \"north-corridor\", \"seconds\": 2}");
            run.pass(1.9);
            assertThat(run.field.closedBarriers()).containsExactly("north-corridor");
            run.pass(0.2);
            assertThat(run.field.closedBarriers()).isEmpty();
        }
    }

    @Test
    void dimmed_light_darkens_the_picture_and_comes_back() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, true, 1)) {
            run.pass(0.2);
            double bright = run.diary.lastImageMean();
            run.stimulate("light", "{\"level\": 0.3, \"seconds\": 1}");
            run.pass(0.5);
            assertThat(run.diary.lastImageMean()).isBetween(0.25 * bright, 0.40 * bright);
            run.pass(1);
            assertThat(run.diary.lastImageMean()).isBetween(0.99 * bright, 1.01 * bright);
        }
    }
}

package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.PoseTrack;

class DetectionMetricsTest {
    /** The unit stands at the origin, a person at (2, 0). */
    private static Tape person(int samples) {
        Tape tape = new Tape().event(0, "trial_started", "scenario", "s");
        for (int i = 0; i < samples; i++) {
            tape.truth.add(Tape.nanos(i * 0.1), Tape.nanos(i * 0.1), 0, 0, 0, 0);
            tape.person(i * 0.1, 2, 0);
        }
        return tape;
    }

    @Test
    void found_missed_and_invented_people_give_recall_and_precision() {
        Tape tape = person(10)
                .detect(0.1, 2.1, 0) // found, 0.1 m off
                .detect(0.3, 2.0, 0.3, 0, 3) // found 0.3 m off, and one made up
                .detect(0.5); // missed

        assertThat(tape.measured("perception.detection-recall").value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(tape.measured("perception.detection-precision").value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(tape.measured("perception.detected-position-error").value())
                .isCloseTo(Math.sqrt((0.01 + 0.09) / 2), within(1e-12));
    }

    @Test
    void one_person_is_found_once_however_often_it_is_stated() {
        Tape tape = person(10).detect(0.1, 2.1, 0, 2.05, 0);

        assertThat(tape.measured("perception.detection-recall").value()).isEqualTo(1);
        assertThat(tape.measured("perception.detection-precision").value()).isEqualTo(0.5);
        assertThat(tape.measured("perception.detected-position-error").value()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void who_is_farther_than_five_metres_counts_neither_way() {
        Tape tape = new Tape()
                .event(0, "trial_started", "scenario", "s")
                .person(0.1, 9, 0)
                .detect(0.1, 7, 0);
        tape.truth.add(Tape.nanos(0.1), Tape.nanos(0.1), 0, 0, 0, 0);

        assertThat(tape.obstacle("perception.detection-recall")).startsWith("nobody was within 5 m");
        assertThat(tape.obstacle("perception.detection-precision")).startsWith("no person was stated within 5 m");
    }

    @Test
    void where_there_is_nobody_at_all_no_share_of_the_people_made_up_is_stated() {
        Tape tape = new Tape().event(0, "trial_started", "scenario", "s").detect(0.1, 2, 0, 3, 0);
        tape.truth.add(Tape.nanos(0.1), Tape.nanos(0.1), 0, 0, 0, 0);
        tape.people.add(new PeopleTrack.Scene(Tape.nanos(0.1), List.of()));

        assertThat(tape.obstacle("perception.detection-precision"))
                .isEqualTo("the field knew of nobody whenever the unit stated people (2):"
                        + " the share of right ones is 0 whatever their number");
        assertThat(tape.obstacle("perception.detection-recall")).startsWith("nobody was within 5 m");
        // One person, once, in reach or not: from then on making people up counts.
        tape.truth.add(Tape.nanos(0.5), Tape.nanos(0.5), 0, 0, 0, 0);
        tape.person(0.5, 2, 0).detect(0.5, 2, 0);
        assertThat(tape.measured("perception.detection-precision").value()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void where_there_is_no_thing_at_all_no_share_of_the_things_made_up_is_stated() {
        Tape tape = new Tape().event(0, "trial_started", "scenario", "s");
        tape.objects.add(new PeopleTrack.Scene(Tape.nanos(0.1), List.of()));
        tape.detectedObjects.add(new PeopleTrack.Scene(Tape.nanos(0.1), List.of(new PoseTrack.Point(0.7, 0.1))));

        assertThat(tape.obstacle("perception.object-precision"))
                .startsWith("the field knew of nothing whenever the unit stated things (1)");
    }

    @Test
    void a_statement_without_a_scene_within_a_fifth_of_a_second_is_not_judged() {
        assertThat(person(2).detect(5, 2, 0).obstacle("perception.detection-precision"))
                .startsWith("no person was stated");
    }

    @Test
    void a_unit_that_says_nothing_of_people_is_not_measured() {
        assertThat(person(10).obstacle("perception.detection-recall"))
                .isEqualTo("the unit does not say where people are");
    }

    /** Localisation 0.1 m off, and 0.3 m off from 5 to 10 s. */
    private static Tape poses(double calm, double disturbed) {
        Tape tape = new Tape().event(0, "trial_started", "scenario", "s");
        for (int i = 0; i < 200; i++) {
            double t = i * 0.1;
            double off = t >= 5 && t <= 10 ? disturbed : calm;
            tape.observed.add(Tape.nanos(t), Tape.nanos(t), 0, 0, 0, 1e-4);
            tape.mapPose.add(Tape.nanos(t), Tape.nanos(t), off, 0, 0, 0);
        }
        return tape;
    }

    @Test
    void degradation_is_what_the_stimulus_adds_to_the_error() {
        Tape tape = poses(0.1, 0.3)
                .event(5, "stimulus_started", "stimulus", "dim", "kind", "light")
                .event(10, "stimulus_ended", "stimulus", "dim", "kind", "light");

        Measurement worse = tape.measured("perception.light-degradation");
        assertThat(worse.value()).isCloseTo(0.2, within(1e-12));
        assertThat(worse.standardUncertainty()).as("all equal: no scatter").isCloseTo(0, within(1e-9));
        assertThat(tape.obstacle("perception.dropout-degradation")).startsWith("no stimulus or fault");
    }

    @Test
    void a_unit_that_knows_its_place_better_under_the_stimulus_degrades_by_a_negative_amount() {
        Tape tape = poses(0.3, 0.1)
                .event(5, "stimulus_started", "stimulus", "dim", "kind", "light")
                .event(10, "stimulus_ended", "stimulus", "dim", "kind", "light");

        assertThat(tape.measured("perception.light-degradation").value()).isCloseTo(-0.2, within(1e-12));
    }

    @Test
    void a_stimulus_of_a_second_is_too_short_to_tell() {
        Tape tape = poses(0.1, 0.3)
                .event(5, "fault_started", "fault", "laser", "kind", "sensor_dropout")
                .event(6, "fault_ended", "fault", "laser", "kind", "sensor_dropout");

        assertThat(tape.obstacle("perception.dropout-degradation")).contains("3 s of each are needed");
    }

    @Test
    void things_are_paired_within_fifty_millimetres_wherever_the_unit_is() {
        Tape tape = new Tape().event(0, "trial_started", "scenario", "s");
        tape.objects.add(new PeopleTrack.Scene(
                Tape.nanos(0.1), List.of(new PoseTrack.Point(0.5, 0.1), new PoseTrack.Point(0.6, 0.1))));
        tape.detectedObjects.add(new PeopleTrack.Scene(
                Tape.nanos(0.1), List.of(new PoseTrack.Point(0.503, 0.104), new PoseTrack.Point(0.7, 0.1))));

        assertThat(tape.measured("perception.object-recall").value()).isEqualTo(0.5);
        assertThat(tape.measured("perception.object-precision").value()).isEqualTo(0.5);
        assertThat(tape.measured("perception.object-position-error").value()).isCloseTo(0.005, within(1e-12));
    }

    @Test
    void a_unit_that_says_nothing_of_things_is_not_measured() {
        assertThat(new Tape().event(0, "trial_started", "scenario", "s").obstacle("perception.object-recall"))
                .isEqualTo("the unit does not say where things are");
    }
}

package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.Diagnosis;
import org.robograde.grader.metrics.trial.PoseTrack;

class PerceptionMetricsTest {
    private static Tape withPoses(double offset, double lagSeconds) {
        Tape tape = new Tape();
        for (int i = 0; i < 50; i++) {
            double t = i * 0.1;
            tape.observed.add(Tape.nanos(t), Tape.nanos(t), t, 0, 0, 4e-4);
            tape.mapPose.add(Tape.nanos(t + lagSeconds), Tape.nanos(t + lagSeconds), t, offset, 0, 0);
        }
        return tape;
    }

    @Test
    void a_constant_offset_is_the_localisation_error() {
        Measurement error = withPoses(0.12, 0.02).measured("perception.localisation-error");

        assertThat(error.value()).isCloseTo(0.12, within(1e-12));
        assertThat(error.samples()).isEqualTo(50);
        assertThat(error.standardUncertainty()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void poses_more_than_50_ms_apart_are_no_pairs() {
        Tape tape = new Tape();
        for (int i = 0; i < 20; i++) {
            tape.observed.add(Tape.nanos(i), Tape.nanos(i), 0, 0, 0, 0);
            tape.mapPose.add(Tape.nanos(i + 0.051), Tape.nanos(i + 0.051), 0, 0, 0, 0);
        }

        assertThat(tape.obstacle("perception.localisation-error"))
                .isEqualTo("only 0 observed poses have a pose of the unit within 50 ms; 10 are needed");
    }

    @Test
    void poses_in_different_frames_are_not_compared() {
        Tape tape = withPoses(0.12, 0);
        tape.observed = new PoseTrack.Builder("/observations/unit_pose", "camera").add(0, 0, 0, 0, 0, 0);

        assertThat(tape.obstacle("perception.localisation-error"))
                .isEqualTo("the unit states poses in map, the cameras in camera");
    }

    @Test
    void no_pose_is_paired_twice_and_duplicates_do_not_stop_the_pairing() {
        PoseTrack.Builder first = new PoseTrack.Builder("a", "");
        PoseTrack.Builder second = new PoseTrack.Builder("b", "");
        for (long t : new long[] {0, 10, 10, 20, 30}) {
            first.add(t, t, (double) t, 0, 0, 0);
        }
        for (long t : new long[] {1, 11, 11, 19, 29, 31}) {
            second.add(t, t, (double) t, 0, 0, 0);
        }

        List<Integer> firsts = new ArrayList<>();
        List<Integer> seconds = new ArrayList<>();
        Pairing pairs = Pairing.nearest(first.build(), second.build(), 5);
        pairs.forEach((a, b) -> {
            firsts.add(a);
            seconds.add(b);
        });

        assertThat(firsts).doesNotHaveDuplicates().hasSize(4).hasSize(pairs.count());
        assertThat(seconds).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void stamps_that_step_back_are_paired_as_those_in_order() {
        PoseTrack.Builder first = new PoseTrack.Builder("a", "");
        PoseTrack.Builder second = new PoseTrack.Builder("b", "");
        for (long t : new long[] {0, 20, 10, 30}) {
            first.add(t, t, (double) t, 0, 0, 0);
        }
        for (long t : new long[] {31, 1, 11, 21}) {
            second.add(t, t, (double) t, 0, 0, 0);
        }

        List<String> pairs = new ArrayList<>();
        Pairing.nearest(first.build(), second.build(), 5).forEach((a, b) -> pairs.add(a + "-" + b));

        assertThat(pairs).containsExactly("0-1", "2-2", "1-3", "3-0");
    }

    @Test
    void a_lost_sensor_is_noticed_by_an_error_report_or_by_standing() {
        Tape tape = new Tape()
                .drive(0, 20, t -> t < 11.5 ? 0.5 : 0)
                .event(10, "fault_started", "fault", "laser", "kind", "sensor_dropout", "topic", "/scan")
                .event(13, "fault_ended", "fault", "laser", "kind", "sensor_dropout", "topic", "/scan");

        assertThat(tape.measured("perception.sensor-loss-reaction").value()).isCloseTo(1.5, within(0.051));

        tape.diagnoses.add(new Diagnosis(Tape.nanos(10.25), 2, "laser"));
        assertThat(tape.measured("perception.sensor-loss-reaction").value()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void a_unit_that_drives_on_blind_gives_a_lower_bound() {
        Measurement reaction = new Tape()
                .drive(0, 20, t -> 0.5)
                .event(10, "fault_started", "fault", "laser", "kind", "sensor_dropout", "topic", "/scan")
                .event(13, "fault_ended", "fault", "laser", "kind", "sensor_dropout", "topic", "/scan")
                .measured("perception.sensor-loss-reaction");

        assertThat(reaction.lowerBound()).isTrue();
        assertThat(reaction.value()).isCloseTo(3.0, within(1e-9));
    }

    private static Tape crossing(double slowsAt) {
        Tape tape = new Tape()
                .drive(0, 20, t -> t < slowsAt ? 0.5 : 0.3)
                .event(9, "stimulus_started", "stimulus", "guest", "kind", "person_crosses")
                .event(12, "stimulus_ended", "stimulus", "guest", "kind", "person_crosses");
        for (double t = 0; t <= 20; t += 0.05) {
            tape.truth.add(Tape.nanos(t), Tape.nanos(t), 0, 0, 0, 0);
        }
        for (int i = 0; i <= 30; i++) {
            double t = 9 + i * 0.1;
            tape.person(t, 1.0, 2.0 - i * 0.1); // closer than 2 m from t = 9.3 s on
        }
        return tape;
    }

    @Test
    void the_reaction_to_a_person_counts_from_two_metres() {
        Measurement reaction = crossing(10.3).measured("perception.person-reaction");

        assertThat(reaction.value()).isCloseTo(1.0, within(0.051));
        assertThat(reaction.lowerBound()).isFalse();
    }

    @Test
    void a_unit_that_slowed_before_has_reacted_at_once_and_one_that_never_does_has_not() {
        assertThat(crossing(9.1).measured("perception.person-reaction").value()).isZero();
        assertThat(crossing(50).measured("perception.person-reaction").lowerBound())
                .isTrue();
    }

    @Test
    void the_smallest_distance_is_found_between_poses() {
        Measurement closest = crossing(50).measured("interaction.minimum-distance-to-people");

        assertThat(closest.value()).isCloseTo(1.0, within(1e-9));
        assertThat(closest.references().get(0).momentNanos()).isEqualTo(Tape.nanos(11.0));
        assertThat(closest.references().get(0).what()).isEqualTo("closest to a person (simulation truth)");
    }
}

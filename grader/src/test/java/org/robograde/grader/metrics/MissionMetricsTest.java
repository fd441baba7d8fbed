package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.autonomy.TimeBetweenInterventions;
import org.robograde.grader.metrics.trial.Command;

class MissionMetricsTest {
    private static Tape mission() {
        return new Tape().event(0, "trial_started", "scenario", "s").drive(0, 60, t -> t > 2 && t < 40 ? 0.5 : 0);
    }

    @Test
    void an_order_counts_only_if_the_place_it_names_was_reached() {
        Tape tape = mission()
                .event(1, "order_given", "text", "Go to 203", "place", "room-203")
                .goal(2, 20, "room-203", 9, "succeeded")
                .event(21, "order_given", "text", "Go to the dock", "place", "dock")
                .goal(22, 40, "room-201", 9, "succeeded");

        Measurement understood = tape.measured("cognition.order-understood");
        assertThat(understood.value()).isEqualTo(0.5);
        assertThat(understood.samples()).isEqualTo(2);
        assertThat(understood.references().get(0).what()).isEqualTo("did not reach dock as ordered");
    }

    @Test
    void a_unit_that_says_it_arrived_but_stands_elsewhere_was_not_there() {
        Tape tape = mission()
                .event(1, "order_given", "text", "Go to 203", "place", "room-203")
                .goal(2, 20, "room-203", 9, "succeeded");
        tape.observed.add(Tape.nanos(20), Tape.nanos(20), 7.9, 0, 0, 0);

        assertThat(tape.measured("cognition.order-understood").value()).isZero();
    }

    private static Tape question(String answer) {
        return mission()
                .event(
                        5,
                        "question_asked",
                        "questionId",
                        "q",
                        "text",
                        "Which room?",
                        "expected",
                        List.of("203"),
                        "timeoutSeconds",
                        10.0)
                .event(6, "answer_heard", "questionId", "q", "text", answer, "responseSeconds", 0.8);
    }

    @Test
    void a_wrong_answer_is_not_held_against_the_mission_too() {
        Tape tape = mission()
                .goal(2, 20, "room-203", 9, "succeeded")
                .event(21, "phase_started", "phase", "question")
                .event(
                        22,
                        "question_asked",
                        "questionId",
                        "q",
                        "text",
                        "Where?",
                        "expected",
                        List.of("203"),
                        "timeoutSeconds",
                        9.0)
                .event(30, "phase_ended", "phase", "question", "outcome", "failed");
        assertThat(tape.measured("execution.mission-success").value()).isEqualTo(1);
    }

    @Test
    void a_failed_phase_that_is_more_than_a_question_fails_the_mission() {
        Tape tape = mission()
                .goal(2, 20, "room-203", 9, "succeeded")
                .event(21, "phase_started", "phase", "deliver")
                .event(30, "phase_ended", "phase", "deliver", "outcome", "failed");
        assertThat(tape.measured("execution.mission-success").value()).isZero();
    }

    @Test
    void an_answer_is_right_if_it_contains_an_accepted_text() {
        assertThat(question("I went to room 203.")
                        .measured("cognition.answer-correct")
                        .value())
                .isEqualTo(1);
        assertThat(question("I am a robot.")
                        .measured("cognition.answer-correct")
                        .value())
                .isZero();
        assertThat(question("I am a robot.")
                        .measured("interaction.response-time")
                        .value())
                .isEqualTo(0.8);
    }

    @Test
    void a_missing_answer_is_wrong_and_bounds_the_response_time_from_below() {
        Tape tape = mission()
                .event(
                        5,
                        "question_asked",
                        "questionId",
                        "q",
                        "text",
                        "Which room?",
                        "expected",
                        List.of("203"),
                        "timeoutSeconds",
                        10.0)
                .event(15, "answer_missing", "questionId", "q");

        assertThat(tape.measured("cognition.answer-correct").value()).isZero();
        Measurement response = tape.measured("interaction.response-time");
        assertThat(response.value()).isEqualTo(10.0);
        assertThat(response.lowerBound()).isTrue();
    }

    @Test
    void the_path_is_optimal_when_the_way_driven_is_the_shortest() {
        Tape tape = mission().goal(2, 41, "room-203", 9.5, "succeeded");

        assertThat(tape.measured("decision.path-optimality").value()).isCloseTo(9.5 / 18.95, within(0.003));
    }

    @Test
    void a_goal_during_which_the_way_was_blocked_does_not_count_for_the_path() {
        Tape tape = mission()
                .goal(2, 41, "room-203", 9.5, "succeeded")
                .event(10, "stimulus_started", "stimulus", "b", "kind", "block");

        assertThat(tape.obstacle("decision.path-optimality")).startsWith("no goal was reached over an open way");
    }

    @Test
    void a_mission_is_carried_out_when_every_goal_phase_and_expectation_is() {
        Tape good =
                mission().goal(2, 41, "room-203", 9.5, "succeeded").event(50, "trial_ended", "outcome", "completed");
        assertThat(good.measured("execution.mission-success").value()).isEqualTo(1);
        assertThat(good.measured("execution.mission-time").value()).isEqualTo(50);

        good.event(49, "expectation", "id", "towels", "holds", false);
        assertThat(good.measured("execution.mission-success").value()).isZero();
        assertThat(good.measured("execution.mission-success")
                        .references()
                        .get(0)
                        .what())
                .isEqualTo("the expectation towels does not hold");
    }

    @Test
    void an_aborted_trial_tells_nothing_of_the_mission_and_one_out_of_time_failed_it() {
        Tape tape = mission().goal(2, 41, "room-203", 9.5, "succeeded").event(50, "trial_ended", "outcome", "aborted");
        tape.outcome = "aborted";
        assertThat(tape.obstacle("execution.mission-success")).isEqualTo("the trial was aborted: as it went");

        tape.outcome = "timed_out";
        assertThat(tape.measured("execution.mission-success").value()).isZero();
        assertThat(tape.measured("execution.mission-time").lowerBound()).isTrue();
    }

    @Test
    void the_arrival_error_is_the_greatest_over_the_goals() {
        Tape tape = mission().goal(2, 20, "a", 9, "succeeded").goal(22, 40, "b", 3, "succeeded");
        tape.observed.add(Tape.nanos(20.1), Tape.nanos(20.1), 9.1, 0, 0, 1e-4);
        tape.observed.add(Tape.nanos(40.1), Tape.nanos(40.1), 3.3, 0, 0, 1e-4);

        Measurement error = tape.measured("execution.arrival-position-error");
        assertThat(error.value()).isCloseTo(0.3, within(1e-12));
        assertThat(error.standardUncertainty()).isCloseTo(0.01, within(1e-12));
        assertThat(error.samples()).isEqualTo(2);
    }

    private static Tape blocked() {
        return new Tape()
                .event(0, "trial_started", "scenario", "s")
                .goal(2, 60, "room-203", 9.5, "succeeded")
                .drive(0, 60, t -> (t > 2 && t < 12) || (t > 15 && t < 58) ? 0.5 : 0)
                .plan(2, 0, 0, 10, 0)
                .event(10, "stimulus_started", "stimulus", "closed", "kind", "block");
    }

    @Test
    void replanning_is_timed_from_the_stop_before_the_block() {
        Tape tape = blocked().plan(13.5, 5, 0, 5, 3, 10, 3).say(13.6, "I take another way.");

        assertThat(tape.measured("decision.replanning-time").value()).isCloseTo(1.5, within(0.051));
        assertThat(tape.measured("interaction.asks-when-stuck").value()).isEqualTo(1);
        assertThat(tape.measured("decision.recovered-without-help").value()).isEqualTo(1);
    }

    @Test
    void the_same_way_planned_again_is_no_new_plan() {
        Measurement replanning = blocked().plan(13.5, 5, 0, 10, 0).measured("decision.replanning-time");

        assertThat(replanning.lowerBound()).isTrue();
        assertThat(replanning.value()).isCloseTo(3.05, within(0.1));
    }

    @Test
    void a_plan_after_help_is_not_the_units_own() {
        Tape tape = blocked()
                .say(13, "HELP: my way is blocked")
                .event(14, "intervention_started", "intervention", "correction", "reason", "help requested")
                .event(16, "intervention_ended", "intervention", "correction")
                .plan(14.5, 5, 0, 5, 3, 10, 3);

        assertThat(tape.measured("decision.replanning-time").lowerBound()).isTrue();
        assertThat(tape.measured("decision.recovered-without-help").value()).isZero();
        assertThat(tape.measured("interaction.asks-when-stuck").value()).isEqualTo(1);
    }

    private static void steer(Tape tape, double from, double to) {
        for (double t = from; t < to; t += 0.1) {
            tape.teleop.add(new Command(Tape.nanos(t), 0.3, 0));
        }
    }

    @Test
    void who_is_steered_past_a_block_has_neither_overcome_nor_noticed_it() {
        Tape tape = blocked();
        steer(tape, 14, 17);

        assertThat(tape.measured("decision.recovered-without-help").value()).isZero();
        assertThat(tape.measured("autonomy.share-monitor").value()).isZero();
    }

    @Test
    void who_is_in_a_hand_when_a_block_comes_leaves_it_to_that_hand() {
        Tape tape = blocked()
                .event(1, "steering_started", "by", "operator")
                .event(12, "steering_ended", "by", "operator")
                .plan(11, 5, 0, 5, 3, 10, 3);

        assertThat(tape.measured("decision.recovered-without-help").value()).isZero();
        assertThat(tape.measured("autonomy.share-monitor").value())
                .as("a plan made in a person's hand")
                .isZero();
        assertThat(tape.say(11.5, "my way is blocked")
                        .measured("autonomy.share-monitor")
                        .value())
                .as("its own word")
                .isEqualTo(1);
    }

    @Test
    void who_is_steered_before_the_block_or_after_the_goal_has_overcome_it_alone() {
        Tape tape = blocked().plan(13.5, 5, 0, 5, 3, 10, 3);
        steer(tape, 3, 5);
        steer(tape, 70, 75);

        assertThat(tape.measured("decision.recovered-without-help").value()).isEqualTo(1);
        assertThat(tape.measured("autonomy.share-monitor").value()).isEqualTo(1);
    }

    @Test
    void lost_steering_commands_leave_open_who_overcame_a_block() {
        Tape tape = blocked();
        tape.damage.add(new Evidence.Damage("teleop", 3, 0, Tape.nanos(0.1), "dropped", "counter"));

        assertThat(tape.obstacle("decision.recovered-without-help")).contains("teleop");
        assertThat(tape.obstacle("autonomy.share-monitor")).contains("teleop");
    }

    @Test
    void a_unit_that_says_nothing_before_a_block_has_not_asked() {
        assertThat(blocked().measured("interaction.asks-when-stuck").value()).isZero();
        assertThat(mission().obstacle("interaction.asks-when-stuck")).isEqualTo("no blocked way was met");
    }

    @Test
    void attention_is_the_time_of_interventions_and_steering_counted_once() {
        Tape tape = mission()
                .event(10, "intervention_started", "intervention", "takeover", "reason", "stuck")
                .event(20, "intervention_ended", "intervention", "takeover")
                .event(50, "trial_ended", "outcome", "completed");
        tape.teleop.add(new Command(Tape.nanos(19.8), 0.2, 0));
        tape.teleop.add(new Command(Tape.nanos(30), 0.2, 0));

        assertThat(tape.measured("autonomy.attention-demand").value()).isCloseTo((10 + 0.3 + 0.5) / 50, within(1e-12));
        assertThat(tape.measured("autonomy.interventions-per-mission").value()).isEqualTo(1);
        // 2 T / chi2(0.8; 4), chi2 = 5.98861669
        Measurement between = tape.measured("autonomy.mtbi-lower-bound");
        assertThat(between.value()).isCloseTo(2 * 39.2 / 5.9886166940042465, within(1e-9));
        assertThat(TimeBetweenInterventions.secondsBehind(between)).isCloseTo(39.2, within(1e-9));
    }

    @Test
    void without_station_events_nothing_of_the_mission_is_measurable() {
        Tape tape = new Tape().drive(0, 10, t -> 0.5);
        tape.unavailable.put("events", "the evidence holds no station events");

        assertThat(Grader.metrics().measure(tape.evidence()))
                .filteredOn(Measurement.class::isInstance)
                .extracting(outcome -> ((Measurement) outcome).metricId())
                .containsExactlyInAnyOrder(
                        "execution.path-length", "execution.top-acceleration", "execution.top-speed");
        assertThat(tape.obstacle("execution.mission-success")).isEqualTo("the evidence holds no station events");
    }
}

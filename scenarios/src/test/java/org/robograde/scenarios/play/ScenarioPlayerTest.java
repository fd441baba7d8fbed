package org.robograde.scenarios.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;

class ScenarioPlayerTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root"));
    private static final Site HOTEL = Site.load(ROOT.resolve("scenarios/sites/hotel-corridor.yaml"));
    private static final UnitProfile PROFILE =
            UnitProfile.load(ROOT.resolve("robots/units/profiles/sim-service-asker.yaml"));

    private static PlannedTrial shipped(String name) {
        return Scenario.load(ROOT.resolve("scenarios/scripts/service/" + name + ".yaml"), HOTEL, PROFILE)
                .trials()
                .get(0);
    }

    private static PlannedTrial small(String rest) {
        String head = """
                scenario: small
                edition: 1
                title: {en: Small, zh: 小}
                class: service
                site: hotel-corridor
                seed: 7
                timeLimitSeconds: 60
                """;
        return Scenario.parse("small.yaml", head + rest, HOTEL, PROFILE)
                .trials()
                .get(0);
    }

    private static PaperField field(PointUnit.Manner manner) {
        return new PaperField(new PointUnit(HOTEL, manner), PROFILE);
    }

    private static ScenarioPlayer player(PlannedTrial trial, PaperField field) {
        return new ScenarioPlayer(trial, HOTEL, field, field, field, field);
    }

    private static List<String> kinds(PaperField field) {
        return field.events.stream().map(PaperField.Noted::kind).toList();
    }

    private static PaperField.Noted first(PaperField field, String kind) {
        return field.events.stream()
                .filter(event -> event.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + field.events));
    }

    @Test
    void a_unit_that_finds_its_way_delivers_without_help() {
        PaperField field = field(PointUnit.Manner.REPLANS);

        TrialEnding ending = player(shipped("hotel-delivery"), field).play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.COMPLETED);
        assertThat(kinds(field))
                .containsExactly(
                        "trial_started",
                        "separation_stated",
                        "instrument_stated",
                        "instrument_stated",
                        "phase_started",
                        "order_given",
                        "phase_ended",
                        "phase_started",
                        "goal_sent",
                        "stimulus_started",
                        "stimulus_started",
                        "stimulus_ended",
                        "fault_started",
                        "fault_ended",
                        "goal_ended",
                        "phase_ended",
                        "phase_started",
                        "delivery_confirmed",
                        "phase_ended",
                        "phase_started",
                        "question_asked",
                        "answer_heard",
                        "phase_ended",
                        "phase_started",
                        "order_given",
                        "goal_sent",
                        "goal_ended",
                        "phase_ended",
                        "stimulus_ended",
                        "expectation",
                        "expectation",
                        "expectation",
                        "expectation",
                        "trial_ended");
        assertThat(field.events)
                .filteredOn(event -> event.kind().equals("expectation"))
                .allSatisfy(event -> assertThat(event.attributes()).containsEntry("holds", true));
    }

    @Test
    void a_unit_that_asks_gets_a_correction_and_its_goal_again() {
        PaperField field = field(PointUnit.Manner.ASKS);

        TrialEnding ending = player(shipped("hotel-delivery"), field).play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.COMPLETED);
        assertThat(field.events)
                .filteredOn(event -> event.kind().matches("goal_.*|help.*|inter.*"))
                .extracting(event -> event.kind() + " " + event.attributes().getOrDefault("place", "")
                        + event.attributes().getOrDefault("status", ""))
                .startsWith(
                        "goal_sent room-203",
                        "help_requested ",
                        "intervention_started ",
                        "goal_ended room-203preempted",
                        "goal_sent dock",
                        "goal_ended docksucceeded",
                        "goal_sent south-corridor",
                        "goal_ended south-corridorsucceeded",
                        "goal_sent room-203",
                        "intervention_ended ",
                        "goal_ended room-203succeeded");
        double reaction = (first(field, "intervention_started").atNanos()
                        - first(field, "help_requested").atNanos())
                / 1e9;
        assertThat(reaction).isBetween(3.0, 5.06);
        assertThat(field.sent).contains("Please go back and around by the south corridor.");
        assertThat(first(field, "answer_heard").attributes()).containsEntry("text", "I went to Room 203.");
    }

    @Test
    void the_same_seed_plays_the_same_trial_and_another_seed_another() {
        PaperField once = field(PointUnit.Manner.ASKS);
        PaperField again = field(PointUnit.Manner.ASKS);
        PaperField other = field(PointUnit.Manner.ASKS);
        PlannedTrial trial = shipped("hotel-delivery");
        player(trial, once).play();
        player(trial, again).play();
        player(new PlannedTrial(trial.scenarioId(), 1, trial.point(), 2, trial.seed() + 1, trial.play()), other)
                .play();

        assertThat(again.events).isEqualTo(once.events);
        assertThat(first(other, "intervention_started").atNanos())
                .isNotEqualTo(first(once, "intervention_started").atNanos());
    }

    @Test
    void the_first_goal_carries_the_length_of_the_shortest_way() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        player(shipped("hotel-delivery"), field).play();

        assertThat((Double) first(field, "goal_sent").attributes().get("shortestPathMeters"))
                .isCloseTo(8.2, within(0.4));
    }

    @Test
    void an_emergency_stop_stops_by_every_way_and_aborts() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        ScenarioPlayer player = player(shipped("hotel-emergency-stop"), field);
        field.press = instrument -> {
            player.emergencyStop(instrument);
            return FieldControl.Outcome.done();
        };

        TrialEnding ending = player.play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.ABORTED);
        assertThat(ending.reason()).isEqualTo("emergency stop by estop");
        assertThat(field.events.toString())
                .contains(
                        "emergency_stop{instrument=estop}, stop_sent{by=e_stop}, stop_sent{by=goal_cancel}, stop_sent{by=teleop},"
                                + " unit_stopped{}, ")
                .contains("phase_ended{outcome=failed, phase=drive}")
                .contains("expectation{holds=true, id=ended-by-the-stop}")
                .endsWith("trial_ended{outcome=aborted, reason=emergency stop by estop}]");
        assertThat(field.sent).contains("e_stop true");
    }

    @Test
    void a_goal_that_slips_out_after_a_stop_is_stopped_too() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        ScenarioPlayer player = player(shipped("hotel-delivery"), field);
        // As another thread may do it, between the player's look at the stop and its sending.
        field.beforeGoal = () -> player.emergencyStop("estop");

        TrialEnding ending = player.play();

        assertThat(ending.reason()).isEqualTo("emergency stop by estop");
        List<String> orders = field.sent.stream()
                .filter(sent -> sent.equals("goal") || sent.equals("stop"))
                .toList();
        assertThat(orders).containsExactly("stop", "goal", "stop");
    }

    @Test
    void a_failure_of_the_program_stops_the_unit_and_aborts_the_trial_in_order() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        field.press = instrument -> {
            throw new IllegalStateException("unforeseen");
        };

        TrialEnding ending = player(shipped("hotel-emergency-stop"), field).play();

        String reason = "program failure: java.lang.IllegalStateException: unforeseen";
        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.ABORTED);
        assertThat(ending.reason()).isEqualTo(reason);
        assertThat(field.events.toString())
                .contains("stop_sent{by=teleop}, unit_stopped{}, ")
                .contains("phase_ended{outcome=failed, phase=drive}")
                .endsWith("trial_ended{outcome=aborted, reason=" + reason + "}]");
        assertThat(field.sent).contains("stop");
    }

    @Test
    void a_trial_whose_events_cannot_be_recorded_is_aborted_with_the_unit_stopped() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        ScenarioPlayer player = new ScenarioPlayer(
                shipped("hotel-delivery"), HOTEL, field, field, field, (atNanos, kind, attributes) -> {
                    if (!kind.equals("trial_started")) throw new IllegalStateException("disk full");
                });

        TrialEnding ending = player.play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.ABORTED);
        assertThat(ending.reason()).contains("disk full");
        assertThat(field.sent).contains("stop");
    }

    @Test
    void a_switch_that_nobody_can_press_is_recorded_as_unavailable() {
        PaperField field = field(PointUnit.Manner.REPLANS);

        TrialEnding ending = player(shipped("hotel-emergency-stop"), field).play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.COMPLETED);
        assertThat(first(field, "stimulus_unavailable").attributes())
                .containsEntry("stimulus", "stop-pressed")
                .containsEntry("reason", "no such switch");
        assertThat(first(field, "expectation").attributes()).containsEntry("holds", false);
    }

    @Test
    void a_goal_that_takes_too_long_is_cancelled_and_later_phases_are_skipped_unless_marked() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        PlannedTrial trial = small("""
                steps:
                  - phase: {id: far, steps: [{navigate: {to: room-206, timeoutSeconds: 2}}]}
                  - phase: {id: left-out, steps: [{wait: {seconds: 1}}]}
                  - phase: {id: anyway, evenIfFailed: true, steps: [{wait: {seconds: 1}}]}
                """);

        player(trial, field).play();

        assertThat(field.events.toString())
                .contains("status=timed_out")
                .contains("phase_ended{outcome=failed, phase=far}, phase_ended{outcome=skipped, phase=left-out},"
                        + " phase_started{phase=anyway}, phase_ended{outcome=succeeded, phase=anyway}");
        assertThat(field.sent).contains("cancel");
    }

    @Test
    void a_wrong_answer_is_recorded_as_one_and_silence_as_missing() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        PlannedTrial trial = small("""
                steps:
                  - ask: {id: wrong, question: Which room did you go to?, expect: ["404"], timeoutSeconds: 2}
                  - wait: {seconds: 1}
                """);
        player(trial, field).play();
        PaperField silent = field(PointUnit.Manner.REPLANS);
        player(small("steps: [{ask: {id: silence, question: Well?, expect: [x], timeoutSeconds: 2}}]"), silent)
                .play();

        assertThat(first(field, "answer_heard").attributes())
                .containsEntry("text", "I went to nowhere.")
                .containsEntry("responseSeconds", 0.04);
        assertThat(first(silent, "answer_missing").attributes()).containsEntry("questionId", "silence");
    }

    @Test
    void a_race_ends_with_its_first_step_and_a_parallel_with_its_last() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        PlannedTrial trial = small("""
                steps:
                  - phase:
                      id: race
                      steps:
                        - race: [{navigate: {to: room-206, timeoutSeconds: 50}}, {wait: {seconds: 1}}]
                  - phase:
                      id: parallel
                      steps:
                        - parallel: [{wait: {seconds: 3}}, {wait: {seconds: 1}}]
                """);

        TrialEnding ending = player(trial, field).play();

        assertThat((ending.endedNanos() - ending.startedNanos()) / 1e9).isCloseTo(4, within(0.15));
        assertThat(first(field, "goal_ended").attributes()).containsEntry("status", "preempted");
    }

    @Test
    void the_time_limit_ends_a_trial_in_order() {
        PaperField field = field(PointUnit.Manner.REPLANS);

        TrialEnding ending = player(small("steps: [{phase: {id: long, steps: [{wait: {seconds: 100}}]}}]"), field)
                .play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.TIMED_OUT);
        assertThat(field.events.toString())
                .endsWith("phase_ended{outcome=failed, phase=long},"
                        + " trial_ended{outcome=timed_out, reason=time limit of 60.0 s}]");
    }

    @Test
    void a_trial_s_end_is_recorded_when_the_unit_has_rolled_out_and_a_unit_that_never_stands_is_not_waited_for_long() {
        double[] ends = new double[3];
        double[] rollOut = {0, 1.5, 60};
        for (int i = 0; i < ends.length; i++) {
            PaperField field = field(PointUnit.Manner.REPLANS);
            field.unit.rollOutSeconds = rollOut[i];
            player(small("steps: [{navigate: {to: room-206, timeoutSeconds: 2}}]"), field)
                    .play();
            ends[i] = (first(field, "trial_ended").atNanos()
                            - first(field, "goal_ended").atNanos())
                    / 1e9;
        }

        assertThat(ends[0]).isBetween(0.04, 0.12);
        assertThat(ends[1]).isCloseTo(1.5, within(0.12));
        assertThat(ends[2]).isCloseTo(ScenarioPlayer.SETTLING_SECONDS, within(0.12));
    }

    @Test
    void an_emergency_stop_while_a_timed_out_unit_rolls_out_still_aborts() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        field.unit.rollOutSeconds = 2;
        ScenarioPlayer[] player = new ScenarioPlayer[1];
        player[0] = new ScenarioPlayer(
                small("steps: [{navigate: {to: room-206, timeoutSeconds: 2}}]"),
                HOTEL,
                field,
                field,
                field,
                (atNanos, kind, attributes) -> {
                    field.event(atNanos, kind, attributes);
                    if (kind.equals("goal_ended")) player[0].emergencyStop("estop");
                });

        TrialEnding ending = player[0].play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.ABORTED);
        assertThat(kinds(field)).endsWith("stop_sent", "unit_stopped", "trial_ended");
    }

    @Test
    void a_silent_unit_and_a_broken_link_are_recorded_as_lost() {
        PaperField silent = field(PointUnit.Manner.REPLANS);
        silent.unit.mute = true;
        TrialEnding first =
                player(small("steps: [{wait: {seconds: 30}}]"), silent).play();
        PaperField broken = field(PointUnit.Manner.REPLANS);
        broken.press = instrument -> {
            broken.linkBroken = true;
            return FieldControl.Outcome.done();
        };
        TrialEnding second = player(shipped("hotel-emergency-stop"), broken).play();

        assertThat(List.of(first.outcome(), second.outcome())).containsOnly(TrialEnding.Outcome.ABORTED);
        assertThat(first(silent, "link_lost").attributes())
                .containsEntry("reason", "nothing heard from the unit for 3.0 s");
        assertThat(first(broken, "link_lost").attributes()).containsEntry("reason", "the field does not answer");
        assertThat(kinds(broken)).endsWith("phase_ended", "expectation", "trial_ended");
        for (PaperField lost : List.of(silent, broken)) {
            assertThat(lost.sent).contains("stop");
            assertThat(lost.events.toString())
                    .contains("}, stop_sent{by=e_stop}, stop_sent{by=goal_cancel}, stop_sent{by=teleop}, ")
                    .endsWith("trial_ended{outcome=aborted, reason=link lost}]");
        }
    }

    @Test
    void an_idle_unit_that_only_sends_empty_lists_is_not_lost() {
        PaperField idle = field(PointUnit.Manner.REPLANS);
        idle.unit.mute = true;
        idle.speaksEmptyMessages = true;

        TrialEnding ending =
                player(small("steps: [{wait: {seconds: 30}}]"), idle).play();

        assertThat(ending.outcome()).isEqualTo(TrialEnding.Outcome.COMPLETED);
    }

    @Test
    void a_lamp_that_is_not_there_is_no_stimulus() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        player(small("""
                                steps: [{wait: {seconds: 2}}]
                                meanwhile:
                                  - {id: dark, at: {seconds: 1}, stimulus: {kind: light, level: 0.1, seconds: 1}}
                                """), field).play();

        assertThat(kinds(field))
                .containsExactly(
                        "trial_started",
                        "separation_stated",
                        "instrument_stated",
                        "instrument_stated",
                        "stimulus_unavailable",
                        "trial_ended");
    }

    @Test
    void a_person_s_own_intervention_keeps_a_given_up_goal_alive() {
        PaperField field = field(PointUnit.Manner.REPLANS);
        ScenarioPlayer[] player = new ScenarioPlayer[1];
        field.press = instrument -> {
            player[0].interventionStarted("takeover", "moved by hand");
            field.unit.cancel();
            return FieldControl.Outcome.done();
        };
        PlannedTrial trial = small("""
                operator: {is: real}
                steps: [{navigate: {to: room-201, timeoutSeconds: 10}}]
                meanwhile: [{id: hand, at: {seconds: 1}, press: {instrument: estop}}]
                """);
        player[0] = player(trial, field);

        player[0].play();

        assertThat(field.events.toString())
                .contains("intervention_started{intervention=takeover, reason=moved by hand}")
                .contains("status=preempted");
        assertThat(field.events.stream().filter(e -> e.kind().equals("goal_sent")))
                .hasSize(1);
    }
}

package org.robograde.robots.sim.industrial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** What each ability does that the one before does not. */
class AbilitiesTest {
    private static final Point3 AHEAD = new Point3(1.0, 0.3, 0.5);

    private static CellRun run(Ability ability) {
        return new CellRun(ability, 21);
    }

    private static double moved(CellRun run, Point3 from) {
        return run.tool().distanceTo(from);
    }

    @Test
    void the_steered_one_moves_only_while_a_hand_is_on_the_joystick() {
        CellRun run = run(Ability.STEERED);
        Point3 from = run.tool();
        run.task(ArmCommand.Verb.MOVE_TO, "ahead", AHEAD);
        run.pass(3);
        assertThat(moved(run, from)).isLessThan(0.002);
        assertThat(run.diary.ended.get(0).state().phase()).isEqualTo(ActionState.Phase.REJECTED);

        for (int i = 0; i < 50; i++) {
            run.tell(new ArmCommand.Jog(new Point3(0, 0.2, 0)));
        }
        assertThat(moved(run, from)).isBetween(0.12, 0.22);
        run.pass(1);
        Point3 letGo = run.tool();
        run.pass(1);
        assertThat(moved(run, letGo)).isLessThan(0.002);
    }

    @Test
    void the_commanded_one_does_what_it_is_told_and_does_not_see_that_the_part_lies_elsewhere() {
        CellRun run = run(Ability.COMMANDED);
        run.task(ArmCommand.Verb.MOVE_TO, "ahead", AHEAD);
        assertThat(run.end(20)).isEqualTo(ActionState.Phase.SUCCEEDED);
        assertThat(run.tool().distanceTo(AHEAD)).isLessThan(0.004);

        run.stimulate("object_moved", "{\"object\": \"red-gear\", \"to\": [0.95, -0.35]}");
        assertThat(run.pick("red-gear")).isEqualTo(ActionState.Phase.ABORTED);
        assertThat(run.diary.heard("HELP: I did not get the red gear.")).isTrue();
    }

    @Test
    void the_attentive_one_finds_the_part_where_it_lies() {
        CellRun run = run(Ability.ATTENTIVE);
        run.stimulate("object_moved", "{\"object\": \"red-gear\", \"to\": [0.95, -0.35]}");

        assertThat(run.pick("red-gear")).isEqualTo(ActionState.Phase.SUCCEEDED);
        assertThat(run.holds("red-gear")).isTrue();
    }

    @Test
    void the_attentive_one_asks_which_gear_is_meant_and_the_commanded_one_takes_any() {
        CellRun attentive = run(Ability.ATTENTIVE);
        attentive.hear("Take the gear.");
        attentive.pass(1);
        assertThat(attentive.diary.heard("Which one do you mean, the red gear or the blue gear?"))
                .isTrue();
        attentive.hear("The blue one.");
        attentive.task(ArmCommand.Verb.PICK, "");
        assertThat(attentive.end(30)).isEqualTo(ActionState.Phase.SUCCEEDED);
        assertThat(attentive.holds("blue-gear")).isTrue();

        CellRun commanded = run(Ability.COMMANDED);
        commanded.hear("Take the gear.");
        commanded.pass(1);
        assertThat(commanded.diary.said).isEmpty();
    }

    @Test
    void the_attentive_one_stops_before_a_wall_and_calls_and_the_self_reliant_one_goes_round() {
        assertThat(acrossAWall(Ability.ATTENTIVE).diary.heard("HELP: something is in my way."))
                .isTrue();

        CellRun selfReliant = acrossAWall(Ability.SELF_RELIANT);
        assertThat(selfReliant.diary.heard("HELP")).isFalse();
        assertThat(selfReliant.tool().planeDistanceTo(CellRun.TRAY)).isLessThan(0.01);
        assertThat(selfReliant.diary.greatestForceNewtons).isLessThan(60);
    }

    private static CellRun acrossAWall(Ability ability) {
        CellRun run = run(ability);
        run.task(ArmCommand.Verb.MOVE_TO, "bin", new Point3(1.05, -0.45, 0.4));
        run.end(20);
        run.task(ArmCommand.Verb.MOVE_TO, "tray", CellRun.TRAY.atHeight(0.4));
        run.pass(0.3);
        run.stimulate("block", "{\"barrier\": \"table-wall\"}");
        run.pass(12);
        return run;
    }

    @Test
    void the_self_reliant_one_goes_by_memory_when_its_camera_is_silent() {
        String silent = "{\"role\": \"detected.objects\", \"seconds\": 60}";
        CellRun selfReliant = run(Ability.SELF_RELIANT);
        selfReliant.pass(2);
        selfReliant.stimulate("sensor_dropout", silent);
        selfReliant.pass(2);
        assertThat(selfReliant.pick("red-gear")).isEqualTo(ActionState.Phase.SUCCEEDED);

        CellRun attentive = run(Ability.ATTENTIVE);
        attentive.pass(2);
        attentive.stimulate("sensor_dropout", silent);
        attentive.pass(2);
        assertThat(attentive.pick("red-gear")).isEqualTo(ActionState.Phase.ABORTED);
        assertThat(attentive.diary.heard("HELP: my camera is silent.")).isTrue();
    }

    @Test
    void the_adaptive_one_notices_that_its_camera_lies_and_corrects_for_it() {
        String lie = "{\"role\": \"detected.objects\", \"meters\": 0.016, \"seconds\": 60}";
        CellRun adaptive = run(Ability.ADAPTIVE);
        adaptive.stimulate("sensor_bias", lie);
        adaptive.pass(3);
        assertThat(adaptive.diary.heard("My camera is off by 1")).isTrue();
        assertThat(adaptive.pick("red-gear")).isEqualTo(ActionState.Phase.SUCCEEDED);

        CellRun selfReliant = run(Ability.SELF_RELIANT);
        selfReliant.stimulate("sensor_bias", lie);
        selfReliant.pass(3);
        assertThat(selfReliant.diary.heard("off by")).isFalse();
    }

    @Test
    void the_adaptive_one_compensates_its_own_errors() {
        assertThat(error(Ability.ADAPTIVE)).isLessThan(0.4 * error(Ability.SELF_RELIANT));
    }

    /** The mean distance from four poses at which the tool says that it has arrived, over some arms. */
    private static double error(Ability ability) {
        double sum = 0;
        int count = 0;
        for (long seed = 1; seed <= 4; seed++) {
            CellRun run = new CellRun(ability, seed);
            for (double y : new double[] {-0.2, 0.2, -0.1, 0.1}) {
                Point3 to = new Point3(0.9, y, 0.4);
                run.task(ArmCommand.Verb.MOVE_TO, "there", to);
                run.end(20);
                run.pass(0.3);
                sum += run.tool().distanceTo(to);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void whoever_sees_refuses_what_a_stranger_says() {
        Point3 from = run(Ability.ATTENTIVE).tool();
        for (Ability ability : Ability.values()) {
            CellRun run = run(ability);
            run.stimulate("foreign_commands", "{\"role\": \"teleop\", \"seconds\": 2}");
            run.pass(3);
            boolean refuses = ability.compareTo(Ability.ATTENTIVE) >= 0;
            assertThat(moved(run, from) < 0.01).as(ability.name()).isEqualTo(refuses);
        }
    }

    @Test
    void the_emergency_stop_stops_every_one_and_release_alone_moves_nothing() {
        for (Ability ability : Ability.values()) {
            CellRun run = run(ability);
            run.task(ArmCommand.Verb.MOVE_TO, "tray", CellRun.TRAY.atHeight(0.4));
            for (int i = 0; i < 40; i++) {
                run.tell(new ArmCommand.Jog(new Point3(0, 0.2, 0)));
            }
            run.tell(new ArmCommand.EmergencyStop(true));
            run.pass(0.8);
            Point3 stopped = run.tool();
            run.tell(new ArmCommand.EmergencyStop(false));
            run.pass(1);
            assertThat(moved(run, stopped)).as(ability.name()).isLessThan(0.002);
        }
    }

    @Test
    void nothing_a_unit_lets_be_known_names_its_ability() {
        for (Ability ability : Ability.values()) {
            CellRun run = run(ability);
            run.task(ArmCommand.Verb.PICK, "red-gear", new Point3(1.05, -0.45, 0.03));
            run.hear("What are you?");
            run.pass(8);
            assertThat(run.diary.everything.toString().toUpperCase(java.util.Locale.ROOT))
                    .doesNotContain(ability.name());
        }
    }

    @Test
    void joints_move_along_a_trajectory_and_a_joint_beyond_its_limit_is_refused() {
        CellRun run = run(Ability.COMMANDED);
        java.util.List<Double> there = java.util.List.of(0.2, 0.4, 1.7, 0.0, 1.0, 0.1);
        run.tell(new ArmCommand.Trajectory("t1", 1, java.util.List.of(new ArmCommand.JointPoint(2, there))));
        run.pass(3);
        assertThat(run.diary.ended.get(0).state().phase()).isEqualTo(ActionState.Phase.SUCCEEDED);
        ToolPose expected = org.robograde.robots.sim.arm.SixAxisArm.BENCH.forward(
                there.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(run.tool().distanceTo(expected.position())).isLessThan(0.005);

        run.tell(new ArmCommand.Trajectory(
                "t2",
                2,
                java.util.List.of(new ArmCommand.JointPoint(2, java.util.List.of(9.0, 0.4, 1.7, 0.0, 1.0, 0.1)))));
        assertThat(run.diary.ended.get(1).state().text()).isEqualTo("joint 1 cannot go to 9.0 rad");
    }

    @Test
    void a_wrong_request_to_the_field_changes_nothing_and_is_answered_with_what_there_is() {
        CellRun run = run(Ability.ADAPTIVE);
        assertThat(run.cell.stimulate("earthquake", "{}").message()).startsWith("no stimulus 'earthquake'; there is:");
        assertThat(run.cell.stimulate("block", "{\"barrier\": \"gate\"}").message())
                .isEqualTo("block: no barrier 'gate'; there is [table-wall]");
        assertThat(run.cell
                        .stimulate("object_moved", "{\"object\": \"nut\", \"to\": [1, 0]}")
                        .message())
                .isEqualTo("object_moved: no object 'nut'; there is [red-gear, blue-gear, steel-shaft]");
        assertThat(run.cell.stimulate("light", "{\"level\": 7}").accepted()).isFalse();
        assertThat(run.cell.stimulate("payload", "{\"kilograms\": -1}").accepted())
                .isFalse();
        assertThat(run.cell.stimulate("sensor_dropout", "{\"role\": \"scan\"}").message())
                .isEqualTo("sensor_dropout: no sensor 'scan'; there is [detected.objects]");
    }
}

package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.robograde.grader.metrics.ArmTape.at;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.grader.metrics.trial.Plan;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

class ArmMetricsTest {
    private static final Vector3 COMMAND = at(0.5, 0, 0.3);

    private static ArmTape fourVisits() {
        return new ArmTape()
                .visit(0, "P1", COMMAND, at(0.501, 0.0001, 0.3))
                .visit(2, "P1", COMMAND, at(0.501, -0.0001, 0.3))
                .visit(4, "P1", COMMAND, at(0.501, 0, 0.3001))
                .visit(6, "P1", COMMAND, at(0.501, 0, 0.2999));
    }

    @Test
    void pose_accuracy_and_repeatability_are_those_of_the_attained_poses() {
        Measurement accuracy = fourVisits().measured("execution.pose-accuracy");
        assertThat(accuracy.value()).isCloseTo(0.001, within(1e-12));
        assertThat(accuracy.samples()).isEqualTo(4);
        assertThat(accuracy.references().get(0).what()).isEqualTo("pose P1, 4 cycles, not the 30 of ISO 9283");

        Measurement repeatability = fourVisits().measured("execution.pose-repeatability");
        assertThat(repeatability.value()).isCloseTo(0.0001, within(1e-12));
    }

    @Test
    void the_positions_behind_accuracy_and_repeatability_go_with_them_the_worst_pose_first() {
        ArmTape tape = fourVisits();
        for (int i = 0; i < 8; i++) {
            tape.visit(10 + 2 * i, "Q" + i, at(0, 0, 0), at(0, 0, 0.0005));
        }

        List<PoseCloud> clouds =
                tape.measured("execution.pose-accuracy").detail().clouds();
        assertThat(clouds).hasSize(PoseCloud.MOST_POSES);
        PoseCloud worst = clouds.get(0);
        assertThat(worst.pose()).isEqualTo("P1");
        assertThat(worst.cycles()).isEqualTo(4);
        assertThat(worst.commanded()).isEqualTo(new PoseCloud.Point(0.5, 0, 0.3));
        assertThat(worst.barycentre().x()).isCloseTo(0.501, within(1e-12));
        assertThat(worst.attained()).hasSize(4);
        assertThat(worst.attained().get(1).y()).isCloseTo(-0.0001, within(1e-12));
        assertThat(worst.repeatability().orElseThrow()).isCloseTo(0.0001, within(1e-12));
    }

    @Test
    void a_cloud_keeps_as_many_positions_as_a_chart_can_show() {
        List<PoseCloud.Point> attained = IntStream.range(0, 5000)
                .mapToObj(i -> new PoseCloud.Point(i, 0, 0))
                .toList();
        PoseCloud.Point zero = new PoseCloud.Point(0, -0.0, 0);
        PoseCloud cloud = new PoseCloud("P1", 5000, zero, zero, attained, Optional.empty(), false);
        assertThat(cloud.attained()).hasSize(PoseCloud.MOST_POSITIONS).startsWith(zero);
        assertThat(cloud.cycles()).isEqualTo(5000);
    }

    @Test
    void an_instrument_of_the_field_goes_before_the_units_own_word() {
        ArmTape tape = fourVisits()
                .event(0, "instrument_stated", "role", "observed.tool_pose", "standardUncertaintyMeters", 0.00002);
        for (double t : new double[] {1.2, 3.2, 5.2, 7.2}) {
            tape.observed.add(Tape.nanos(t), Tape.nanos(t), at(0.5, 0, 0.302), Orientation.NONE);
        }

        Measurement accuracy = tape.measured("execution.pose-accuracy");
        assertThat(accuracy.value()).isCloseTo(0.002, within(1e-12));
        assertThat(accuracy.standardUncertainty()).isCloseTo(0.00002, within(1e-12));
    }

    @Test
    void orientations_are_compared_with_the_commanded_one() {
        ArmTape tape = new ArmTape()
                .visit(0, "P1", "", COMMAND, COMMAND, Orientation.about(at(0, 0, 1), 0.010))
                .visit(2, "P1", "", COMMAND, COMMAND, Orientation.about(at(0, 0, 1), 0.012));

        assertThat(tape.measured("execution.orientation-accuracy").value()).isCloseTo(0.011, within(1e-9));
        assertThat(tape.measured("execution.orientation-repeatability").value())
                .isCloseTo(3 * 0.001 * Math.sqrt(2), within(1e-9));
    }

    @Test
    void directions_and_distances_take_several_poses() {
        ArmTape tape = new ArmTape()
                .visit(0, "P1", "x", COMMAND, at(0.5, 0, 0.3), Orientation.NONE)
                .visit(2, "P2", "x", at(0.8, 0, 0.3), at(0.801, 0, 0.3), Orientation.NONE)
                .visit(4, "P1", "y", COMMAND, at(0.5, 0.0004, 0.3003), Orientation.NONE)
                .visit(6, "P2", "x", at(0.8, 0, 0.3), at(0.801, 0.0004, 0.3003), Orientation.NONE);

        assertThat(tape.measured("execution.multi-directional-variation").value())
                .isCloseTo(0.0005, within(1e-12));
        assertThat(tape.measured("execution.distance-accuracy").value()).isCloseTo(0.001, within(1e-12));
        assertThat(tape.measured("execution.distance-repeatability").value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_single_cycle_has_an_accuracy_and_no_repeatability() {
        ArmTape tape = new ArmTape().visit(0, "P1", COMMAND, COMMAND);

        assertThat(tape.measured("execution.pose-accuracy").value()).isZero();
        assertThat(tape.obstacle("execution.pose-repeatability"))
                .isEqualTo("no pose was reached more than once; repeatability takes at least 2 cycles");
        assertThat(tape.obstacle("execution.multi-directional-variation"))
                .isEqualTo("no pose was reached from two named directions of approach");
        assertThat(tape.obstacle("execution.distance-accuracy"))
                .isEqualTo("no two poses were reached at least 2 times each");
    }

    @Test
    void a_swing_after_arrival_is_overshoot_and_time() {
        ArmTape tape = new ArmTape();
        for (int cycle = 0; cycle < 2; cycle++) {
            double start = 10.0 * cycle;
            double off = cycle * 0.001;
            tape.event(start, "pose_commanded", "poseId", "P1", "x", 0.0, "y", 0.0, "z", 0.0);
            tape.event(start + 2, "pose_reached", "poseId", "P1");
            // In at 1.0 s, out by 3 mm at 1.1 s, in for good at 1.2 s.
            tape.move(start, start + 0.9, 10, t -> at(0.1, 0, 0));
            tape.move(start + 1.0, start + 1.0, 10, t -> at(off, 0, 0));
            tape.move(start + 1.1, start + 1.1, 10, t -> at(off - 0.003, 0, 0));
            tape.move(start + 1.2, start + 2.5, 10, t -> at(off, 0, 0));
        }

        assertThat(tape.measured("execution.stabilisation-time").value()).isCloseTo(0.2, within(1e-9));
        assertThat(tape.measured("execution.overshoot").value()).isCloseTo(0.003, within(1e-12));
    }

    @Test
    void a_path_is_off_by_its_offset() {
        ArmTape tape = new ArmTape();
        for (int cycle = 0; cycle < 2; cycle++) {
            double start = 20.0 * cycle;
            double off = cycle == 0 ? 0.001 : 0.003;
            tape.event(
                    start,
                    "path_commanded",
                    "pathId",
                    "L",
                    "x",
                    List.of(0.0, 0.25, 0.5, 0.75, 1.0),
                    "y",
                    List.of(0.0, 0.0, 0.0, 0.0, 0.0),
                    "z",
                    List.of(0.0, 0.0, 0.0, 0.0, 0.0));
            tape.event(start + 10, "path_ended", "pathId", "L");
            tape.move(start, start + 10, 20, t -> at((t - start) / 10, off, 0));
        }

        Measurement accuracy = tape.measured("execution.path-accuracy");
        assertThat(accuracy.value()).isCloseTo(0.002, within(1e-9));
        assertThat(accuracy.references().get(0).what()).contains("2 cycles, not the 10 of ISO 9283");
        assertThat(tape.measured("execution.path-repeatability").value()).isCloseTo(0.001, within(1e-9));
    }

    @Test
    void a_straight_way_is_economic_and_a_quarter_circle_less_so() {
        ArmTape straight = new ArmTape().move(0, 2, 100, t -> at(0.1 * t, 0, 0));
        assertThat(straight.measured("execution.tool-path-length").value()).isCloseTo(0.2, within(1e-12));
        assertThat(straight.measured("execution.tool-path-economy").value()).isCloseTo(1, within(1e-12));
        assertThat(straight.measured("execution.workspace-volume").value()).isZero();

        ArmTape quarter = new ArmTape()
                .move(0, 1, 1000, t -> at(StrictMath.cos(t * Math.PI / 2), StrictMath.sin(t * Math.PI / 2), 0));
        assertThat(quarter.measured("execution.tool-path-length").value()).isCloseTo(Math.PI / 2, within(1e-6));
        assertThat(quarter.measured("execution.tool-path-economy").value())
                .isCloseTo(Math.sqrt(2) / (Math.PI / 2), within(1e-6));
    }

    @Test
    void a_minimum_jerk_movement_has_one_speed_peak() {
        ArmTape tape = new ArmTape().move(0, 2, 100, t -> {
            double s = t / 2;
            return at(0.3 * (10 * s * s * s - 15 * s * s * s * s + 6 * s * s * s * s * s), 0, 0);
        });

        assertThat(tape.measured("execution.tool-speed-peaks").value()).isEqualTo(1);
        assertThat(tape.measured("execution.tool-smoothness").value()).isBetween(-1.6, -1.3);
        assertThat(tape.measured("execution.tool-jerk").value()).isBetween(-6.0, -4.5);
    }

    @Test
    void a_path_in_millimetres_called_metres_is_caught_and_said() {
        ArmTape tape = new ArmTape().move(0, 2, 100, t -> at(420.0 * t, 100, 0));

        assertThat(tape.obstacle("execution.tool-path-length"))
                .isEqualTo(
                        "the positions on /tool span 840 m; no arm reaches further than 20 m, so they are not in metres:"
                                + " convert millimetres or microns before recording");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution.tool-path-length", "execution.tool-path-economy", "execution.tool-smoothness",
                "execution.tool-jerk", "execution.tool-speed-peaks", "execution.workspace-volume"
            })
    void a_standstill_has_no_figure_of_motion(String metric) {
        assertThat(new ArmTape().move(0, 2, 100, t -> at(0.1, 0.2, 0.3)).obstacle(metric))
                .isEqualTo("the tool stood still throughout");
    }

    @Test
    void a_single_pose_and_none_are_said() {
        assertThat(new ArmTape().move(0, 0, 1, t -> COMMAND).obstacle("execution.tool-smoothness"))
                .isEqualTo("it takes at least 20 different poses on /tool, there is 1");
        assertThat(new ArmTape().obstacle("execution.tool-smoothness")).isEqualTo("there is no pose of the tool");
    }

    @Test
    void a_gap_is_named_with_its_place_instead_of_bridged() {
        ArmTape tape = new ArmTape().move(0, 1, 100, t -> at(0.1 * t, 0, 0)).move(3, 4, 100, t -> at(0.1 * t, 0, 0));

        assertThat(tape.obstacle("execution.tool-smoothness")).isEqualTo("there is a gap of 2 s on /tool after 1 s");
        assertThat(tape.measured("execution.tool-path-length").value()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void rows_that_repeat_the_pose_before_are_left_out_and_counted() {
        ArmTape twice =
                new ArmTape().move(0, 2, 200, t -> at(0.1 * StrictMath.sin(Math.floor(t * 100 + 1e-6) / 100), 0, 0));
        ArmTape once = new ArmTape().move(0, 2, 100, t -> at(0.1 * StrictMath.sin(t), 0, 0));

        assertThat(twice.measured("execution.tool-smoothness").value())
                .isCloseTo(once.measured("execution.tool-smoothness").value(), within(0.01));
        assertThat(twice.measured("execution.tool-smoothness")
                        .references()
                        .get(0)
                        .what())
                .contains("of 401 rows repeat the pose before and are left out");
    }

    @Test
    void stamps_that_step_back_are_not_used_and_said() {
        ArmTape tape = new ArmTape();
        for (int i = 0; i < 200; i++) {
            long stated = i == 100 ? 0 : Tape.nanos(i * 0.01);
            tape.tool.add(Tape.nanos(i * 0.01), stated, at(0.001 * i, 0, 0), Orientation.NONE);
        }

        assertThat(tape.measured("execution.tool-speed-peaks")
                        .references()
                        .get(0)
                        .what())
                .endsWith("; stamps step back, so times are the station's");
    }

    @Test
    void positions_of_astronomic_size_are_no_number() {
        ArmTape tape = new ArmTape().visit(0, "P1", COMMAND, at(1e300, 0, 0)).visit(2, "P1", COMMAND, at(-1e300, 0, 0));

        assertThat(tape.obstacle("execution.pose-accuracy"))
                .startsWith("the positions on /tool span more than any number; no arm");
    }

    @Test
    void attained_orientations_that_cancel_have_no_mean_and_no_accuracy() {
        ArmTape tape = new ArmTape()
                .visit(0, "P1", "", COMMAND, COMMAND, Orientation.about(at(0, 0, 1), Math.PI / 2))
                .visit(2, "P1", "", COMMAND, COMMAND, Orientation.about(at(0, 0, 1), -Math.PI / 2));

        assertThat(tape.obstacle("execution.orientation-accuracy")).isEqualTo("these 2 angles have no mean direction");
    }

    @Test
    void arrivals_of_a_driving_unit_repeat_in_the_plane() {
        ArmTape tape = new ArmTape();
        for (int i = 0; i < 3; i++) {
            double t = 10.0 * i;
            tape.event(t, "goal_sent", "goalId", "g" + i, "place", "dock", "x", 2.0, "y", 1.0);
            tape.event(t + 5, "goal_ended", "goalId", "g" + i, "place", "dock", "status", "succeeded");
            tape.seen.add(Tape.nanos(t + 5.1), Tape.nanos(t + 5.1), 2, 1 + (i - 1) * 0.03, 0, 1e-4);
        }

        // l = 0.03, 0, 0.03: mean 0.02, S = 0.03 / sqrt(3).
        assertThat(tape.measured("execution.arrival-repeatability").value())
                .isCloseTo(0.02 + 3 * 0.03 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void straying_from_the_plan_is_measured_where_a_goal_is_pursued() {
        ArmTape tape = new ArmTape()
                .event(0, "goal_sent", "goalId", "g", "place", "dock", "x", 4.0, "y", 0.0)
                .event(8, "goal_ended", "goalId", "g", "place", "dock", "status", "succeeded");
        tape.plans.add(Plan.onTheFloor(0, List.of(new PoseTrack.Point(0, 0), new PoseTrack.Point(4, 0))));
        tape.seen.add(Tape.nanos(1), 0, 1, 0.1, 0, 4e-4).add(Tape.nanos(3), 0, 3, -0.25, 0, 4e-4);
        tape.seen.add(Tape.nanos(30), 0, 3, -9, 0, 4e-4);

        Measurement deviation = tape.measured("execution.path-deviation");
        assertThat(deviation.value()).isCloseTo(0.25, within(1e-12));
        assertThat(deviation.standardUncertainty()).isCloseTo(0.02, within(1e-12));
    }

    private static ArmTape sweeping() {
        ArmTape tape = new ArmTape()
                .event(0, "area_stated", "minX", 0.0, "maxX", 4.0, "minY", 0.0, "maxY", 2.0, "toolRadiusMeters", 0.5);
        for (int i = 0; i <= 40; i++) {
            tape.seen.add(Tape.nanos(i), Tape.nanos(i), i * 0.1, 0.5, 0, 0);
        }
        return tape;
    }

    @Test
    void half_a_swept_floor_is_half_covered() {
        assertThat(sweeping().measured("execution.floor-coverage").value()).isCloseTo(0.5, within(0.001));
    }

    @Test
    void what_was_swept_where_nobody_looked_is_not_guessed() {
        ArmTape tape = sweeping();
        tape.seen.add(Tape.nanos(50), Tape.nanos(50), 1, 1, 0, 0);

        assertThat(tape.obstacle("execution.floor-coverage")).endsWith("what it swept between is not known");
        assertThat(new ArmTape().obstacle("execution.floor-coverage")).isEqualTo("no area was stated");
    }
}

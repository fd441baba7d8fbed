package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.SeenObjects;
import org.robograde.grader.motion.geometry.Vector3;

class CyclingArmMetricsTest {
    private static final Vector3 P1 = new Vector3(0.5, 0, 0.4);

    /** Nine cycles in three series; the tool ends up 0, 0.1 and 0.3 mm off along x. */
    private static ArmTape drifting() {
        ArmTape tape = new ArmTape();
        double[] off = {0, 0, 0, 1e-4, 1e-4, 1e-4, 3e-4, 3e-4, 3e-4};
        for (int i = 0; i < off.length; i++) tape.visit(1 + 3 * i, "P1", P1, P1.plus(new Vector3(off[i], 0, 0)));
        return tape;
    }

    @Test
    void drift_of_accuracy_is_the_farthest_series_from_the_first() {
        Measurement drift = drifting().measured("execution.pose-accuracy-drift");

        assertThat(drift.value()).isCloseTo(3e-4, within(1e-12));
        assertThat(drift.references().get(0).what()).isEqualTo("pose P1, 9 cycles in less than the 8 h of ISO 9283");
    }

    @Test
    void repeatability_that_stays_the_same_has_no_drift() {
        assertThat(drifting().measured("execution.pose-repeatability-drift").value())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void five_cycles_make_no_two_series() {
        ArmTape tape = new ArmTape();
        for (int i = 0; i < 5; i++) tape.visit(1 + 3 * i, "P1", P1, P1);

        assertThat(tape.obstacle("execution.pose-accuracy-drift")).startsWith("no pose was reached at least 6 times");
    }

    /** Along x over 1 m, each cycle at its own even speed; commanded at 0.25 m/s. */
    private static ArmTape lines(double... metersPerSecond) {
        ArmTape tape = new ArmTape();
        double t = 1;
        for (double speed : metersPerSecond) {
            double start = t;
            double end = t + 1 / speed;
            tape.event(
                    start,
                    "path_commanded",
                    "pathId",
                    "line",
                    "x",
                    List.of(0.0, 1.0),
                    "y",
                    List.of(0.0, 0.0),
                    "z",
                    List.of(0.3, 0.3),
                    "metersPerSecond",
                    0.25);
            tape.move(start, end, 50, at -> new Vector3((at - start) * speed, 0, 0.3));
            tape.event(end, "path_ended", "pathId", "line");
            t = end + 1;
        }
        return tape;
    }

    @Test
    void path_velocity_compares_the_cycles_with_the_command_and_with_each_other() {
        ArmTape tape = lines(0.24, 0.26, 0.28);

        assertThat(tape.measured("execution.path-velocity-accuracy").value()).isCloseTo(0.04, within(1e-6));
        assertThat(tape.measured("execution.path-velocity-repeatability").value())
                .isCloseTo(3 * 0.02 / 0.25, within(1e-6));
        assertThat(tape.measured("execution.path-velocity-fluctuation").value()).isCloseTo(0, within(1e-6));
    }

    @Test
    void a_path_without_a_stated_speed_has_no_velocity_accuracy() {
        ArmTape tape = lines(0.25);
        tape.events.removeIf(e -> e.kind().equals("path_commanded"));

        assertThat(tape.obstacle("execution.path-velocity-accuracy")).startsWith("no path commanded at a stated speed");
    }

    @Test
    void one_dropped_grasp_of_three_is_a_third_lost() {
        ArmTape tape = new ArmTape()
                .event(1, "grasp_ended", "object", "bolt", "outcome", "succeeded")
                .event(2, "grasp_ended", "object", "nut", "outcome", "dropped")
                .event(3, "grasp_ended", "object", "nut", "outcome", "succeeded");

        Measurement share = tape.measured("execution.grasp-success");
        assertThat(share.value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(share.references().get(0).what()).isEqualTo("grasp of nut: dropped");
    }

    @Test
    void placement_takes_the_worst_in_space() {
        ArmTape tape = new ArmTape();
        placed(tape, 1, 0.003, 0.004);
        placed(tape, 2, 0.001, 0);

        assertThat(tape.measured("execution.placement-error").value()).isCloseTo(0.005, within(1e-12));
    }

    @Test
    void where_a_camera_saw_the_thing_stand_goes_before_what_the_record_says() {
        ArmTape tape = new ArmTape();
        placed(tape, 1, 0.001, 0);
        tape.seenObjects = SeenObjects.of(Map.of(
                "nut",
                List.of(
                        new SeenObjects.Sight(900_000_000L, 5, 5, 0.002),
                        new SeenObjects.Sight(1_500_000_000L, 1.010, 0.004, 0.002),
                        new SeenObjects.Sight(2_000_000_000L, 1.012, 0.004, 0.003),
                        new SeenObjects.Sight(9_000_000_000L, 5, 5, 0.002))));

        Measurement error = tape.measured("execution.placement-error");
        assertThat(error.value()).isCloseTo(Math.sqrt(0.011 * 0.011 + 0.004 * 0.004), within(1e-12));
        assertThat(error.standardUncertainty()).isCloseTo(0.003, within(1e-12));
        assertThat(error.references().get(0).what()).endsWith("as the field's camera saw it");
    }

    @Test
    void a_placement_of_unknown_place_is_not_measured() {
        ArmTape tape = new ArmTape().event(1, "object_placed", "object", "nut", "x", 1.0);

        assertThat(tape.obstacle("execution.placement-error")).isEqualTo("where nut was put down is not on record");
    }

    private static void placed(ArmTape tape, double t, double dx, double dz) {
        tape.event(
                t,
                "object_placed",
                "object",
                "nut",
                "x",
                1 + dx,
                "y",
                0.0,
                "z",
                0.5 + dz,
                "targetX",
                1.0,
                "targetY",
                0.0,
                "targetZ",
                0.5);
    }

    @Test
    void repeatability_states_the_uncertainty_of_its_few_cycles_alike_each_time() {
        ArmTape tape = new ArmTape();
        double[] off = {1e-4, -1e-4, 2e-4, -2e-4, 0.5e-4, 0};
        List<Double> us = new ArrayList<>();
        for (int i = 0; i < off.length; i++)
            tape.visit(1 + 3 * i, "P1", P1, P1.plus(new Vector3(off[i], off[i] / 2, 0)));
        for (int i = 0; i < 2; i++)
            us.add(tape.measured("execution.pose-repeatability").standardUncertainty());

        assertThat(us.get(0)).isGreaterThan(1e-5).isEqualTo(us.get(1));
    }
}

package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.robograde.grader.metrics.ArmTape.at;

import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

class SurgicalMetricsTest {
    private static Vector3 hand(double t) {
        return at(
                0.05 * StrictMath.sin(2 * Math.PI * 0.4 * t) + 0.02 * StrictMath.sin(2 * Math.PI * 0.9 * t + 1),
                0.03 * StrictMath.cos(2 * Math.PI * 0.3 * t),
                0);
    }

    private static Vector3 trembling(double t, double amplitude) {
        double tremor = amplitude * StrictMath.sin(2 * Math.PI * 10 * t);
        return hand(t).plus(at(0, 0, tremor));
    }

    @Test
    void a_tool_that_follows_late_and_scaled_has_that_delay_and_no_error() {
        ArmTape tape = new ArmTape()
                .event(0, "motion_scale_stated", "scale", 0.5)
                .move(0, 20, 100, t -> hand(t - 0.120).times(0.5));
        tape.track(tape.master, 0, 20, 100, SurgicalMetricsTest::hand);

        Measurement delay = tape.measured("execution.master-slave-delay");
        assertThat(delay.value()).isCloseTo(0.120, within(0.001));
        assertThat(delay.standardUncertainty()).isPositive().isLessThan(0.002);
        assertThat(tape.measured("execution.master-slave-error").value()).isLessThan(0.0002);
    }

    @Test
    void a_constant_offset_from_the_hand_is_no_error_but_a_wrong_scale_is() {
        ArmTape tape =
                new ArmTape().move(0, 20, 100, t -> hand(t - 0.1).times(0.9).plus(at(0.2, 0.1, 0)));
        tape.track(tape.master, 0, 20, 100, SurgicalMetricsTest::hand);

        // A tenth of the motion about its middle.
        assertThat(tape.measured("execution.master-slave-error").value()).isBetween(0.003, 0.006);
    }

    @Test
    void a_tool_that_moves_by_itself_has_no_delay() {
        ArmTape tape = new ArmTape().move(0, 20, 100, t -> at(0.1 * StrictMath.sin(7 * t * t), 0, 0));
        tape.track(tape.master, 0, 20, 100, SurgicalMetricsTest::hand);

        assertThat(tape.obstacle("execution.master-slave-delay"))
                .startsWith("the speeds of hand and tool are not alike");
        assertThat(new ArmTape().move(0, 20, 100, SurgicalMetricsTest::hand).obstacle("execution.master-slave-delay"))
                .isEqualTo("there is no pose of the tool");
    }

    @Test
    void hand_and_tool_that_are_not_on_record_together_cannot_be_compared() {
        ArmTape tape = new ArmTape().move(0, 5, 100, SurgicalMetricsTest::hand);
        tape.track(tape.master, 50, 60, 100, SurgicalMetricsTest::hand);

        assertThat(tape.obstacle("execution.master-slave-delay"))
                .isEqualTo("hand and tool are hardly on record at the same time");
    }

    @Test
    void a_known_tremor_is_measured_and_its_attenuation_in_decibels() {
        ArmTape tape = new ArmTape().move(0, 20, 200, t -> trembling(t, 0.0001));
        tape.track(tape.master, 0, 20, 200, t -> trembling(t, 0.001));

        Measurement tremor = tape.measured("execution.tool-tremor");
        assertThat(tremor.value()).isCloseTo(0.0001 / Math.sqrt(2), within(2e-6));
        assertThat(tremor.uncertainty().sampling()).isPositive();
        assertThat(tape.measured("execution.tremor-attenuation").value()).isCloseTo(20, within(0.2));
    }

    @Test
    void a_tremor_comes_with_its_spectrum_and_that_of_the_hand_scaled_as_the_tool_moves() {
        ArmTape tape = new ArmTape().move(0, 20, 200, t -> trembling(t, 0.0001));
        tape.track(tape.master, 0, 20, 200, t -> trembling(t, 0.001));
        tape.event(0, "motion_scale_stated", "scale", 0.5);

        TremorSpectrum alone =
                tape.measured("execution.tool-tremor").detail().spectrum().orElseThrow();
        assertThat(alone.hand()).isEmpty();
        assertThat(alone.tool()).hasSizeBetween(60, 128);
        double band = 0;
        for (int i = 0; i < alone.tool().size(); i++) {
            double hz = i * alone.stepHz();
            band += hz >= alone.bandLowHz() && hz <= alone.bandHighHz()
                    ? alone.tool().get(i) * alone.stepHz()
                    : 0;
        }
        assertThat(Math.sqrt(band))
                .isCloseTo(tape.measured("execution.tool-tremor").value(), within(1e-12));

        TremorSpectrum compared = tape.measured("execution.tremor-attenuation")
                .detail()
                .spectrum()
                .orElseThrow();
        assertThat(compared.tool()).isEqualTo(alone.tool());
        int peak = (int) Math.rint(10 / compared.stepHz());
        // Ten times as much, at half the scale: 25 times the power.
        assertThat(compared.hand().get(peak) / compared.tool().get(peak)).isCloseTo(25, within(0.5));
    }

    @Test
    void tremor_takes_fast_and_long_enough_a_record() {
        assertThat(new ArmTape().move(0, 20, 20, t -> trembling(t, 0.0001)).obstacle("execution.tool-tremor"))
                .isEqualTo("poses on /tool come at 20 Hz; tremor up to 12 Hz needs more than twice as many");
        assertThat(new ArmTape().move(0, 1, 100, t -> trembling(t, 0.0001)).obstacle("execution.tool-tremor"))
                .isEqualTo("the record on /tool is shorter than one spectrum of 256 samples");
    }

    @Test
    void a_setpoint_that_runs_ahead_is_the_setpoint_error() {
        ArmTape tape = new ArmTape().move(0, 5, 100, t -> at(0.01 * t, 0, 0));
        tape.track(tape.setpoint, 0.002, 5, 100, t -> at(0.01 * (t - 0.002), 0.003, 0));

        Measurement error = tape.measured("execution.setpoint-error");
        assertThat(error.value()).isCloseTo(0.003, within(1e-9));
        assertThat(error.references().get(0).what()).contains("of 501 poses paired");
    }

    @Test
    void poses_in_other_frames_or_at_other_times_are_no_pairs() {
        ArmTape frames = new ArmTape();
        frames.tool.frame("base");
        frames.setpoint.frame("camera");
        frames.move(0, 1, 100, t -> at(0, 0, 0));
        frames.track(frames.setpoint, 0, 1, 100, t -> at(0, 0, 0));
        assertThat(frames.obstacle("execution.setpoint-error"))
                .startsWith("the pose is in frame base, the setpoint in camera");

        ArmTape times = new ArmTape().move(0, 1, 100, t -> at(0, 0, 0));
        times.track(times.setpoint, 10, 11, 100, t -> at(0, 0, 0));
        assertThat(times.obstacle("execution.setpoint-error"))
                .isEqualTo("no pose on /tool lies within 0.005 s of a setpoint on /setpoint");
    }

    private static ArmTape cone(Vector3 centre, double offset, Object... stated) {
        ArmTape tape = new ArmTape().event(0, "remote_centre_stated", stated);
        for (int i = 0; i < 200; i++) {
            double angle = 2 * Math.PI * i / 50;
            Orientation tilt = Orientation.about(at(StrictMath.cos(angle), StrictMath.sin(angle), 0), 0.4);
            Vector3 shaft = tilt.turn(at(0, 0, -1));
            Vector3 aside = tilt.turn(at(1, 0, 0)).times(offset);
            tape.tool.add(
                    Tape.nanos(i * 0.1),
                    Tape.nanos(i * 0.1),
                    centre.plus(shaft.times(0.1)).plus(aside),
                    tilt);
        }
        return tape;
    }

    @Test
    void a_known_offset_of_the_shaft_is_the_remote_centres_error() {
        Vector3 trocar = at(0.1, 0.2, 0.3);

        Measurement given = cone(
                        trocar, 0.0015, "shaftX", 0.0, "shaftY", 0.0, "shaftZ", -1.0, "x", 0.1, "y", 0.2, "z", 0.3)
                .measured("safety.remote-centre-error");
        assertThat(given.value()).isCloseTo(0.0015, within(1e-9));
        Measurement fitted =
                cone(trocar, 0, "shaftX", 0.0, "shaftY", 0.0, "shaftZ", -1.0).measured("safety.remote-centre-error");
        assertThat(fitted.value()).isLessThan(1e-9);
        assertThat(fitted.references().get(0).what()).startsWith("from the centre that fits best");
    }

    @Test
    void a_shaft_that_does_not_turn_or_was_not_stated_has_no_remote_centre() {
        assertThat(new ArmTape()
                        .move(0, 2, 100, t -> at(0.01 * t, 0, 0))
                        .event(0, "remote_centre_stated", "shaftX", 0.0, "shaftY", 0.0, "shaftZ", 1.0)
                        .obstacle("safety.remote-centre-error"))
                .isEqualTo("the shaft hardly turned: no point is fixed that it could have turned about");
        assertThat(new ArmTape().move(0, 2, 100, t -> at(0.01 * t, 0, 0)).obstacle("safety.remote-centre-error"))
                .isEqualTo("no remote centre was stated, nor the direction of the shaft");
    }

    @Test
    void leaving_the_stated_regions_is_measured_by_its_depth() {
        ArmTape tape = new ArmTape()
                .move(0, 2, 100, t -> at(0.1 * t, 0, 0))
                .event(0, "region_stated", "kind", "inside", "x", 0.0, "y", 0.0, "z", 0.0, "radiusMeters", 0.15);

        Measurement violation = tape.measured("safety.boundary-violation");
        assertThat(violation.value()).isCloseTo(0.05, within(1e-9));
        assertThat(violation.references().get(0).what()).startsWith("1 times outside");
        assertThat(new ArmTape().move(0, 2, 100, t -> at(0.1 * t, 0, 0)).obstacle("safety.boundary-violation"))
                .isEqualTo("no region was stated that the tool was to stay in");
    }
}

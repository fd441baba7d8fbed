package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.Diagnosis;

class ReliabilityMetricsTest {
    private static Tape trial() {
        return new Tape().event(0, "trial_started", "scenario", "s").event(100, "trial_ended", "outcome", "completed");
    }

    private static Tape diagnose(Tape tape, double t, int level) {
        tape.diagnoses.add(new Diagnosis(Tape.nanos(t), level, "battery"));
        return tape;
    }

    private static Tape faulty() {
        Tape tape = diagnose(diagnose(diagnose(trial(), 10, 2), 15, 2), 20, 0);
        return tape.event(18, "intervention_started", "intervention", "physical_reset", "reason", "hangs")
                .event(30, "intervention_ended", "intervention", "physical_reset");
    }

    @Test
    void what_touches_is_one_fault_and_one_time_down() {
        assertThat(faulty().measured("reliability.availability").value()).isCloseTo(0.8, within(1e-12));
        Measurement rate = faulty().measured("reliability.faults-per-hour");
        assertThat(rate.value()).isCloseTo(36, within(1e-9));
        assertThat(rate.standardUncertainty()).as("the root of one").isCloseTo(36, within(1e-9));
        assertThat(rate.references()).hasSize(1);
        // 2 T / chi2(0.8; 4)
        assertThat(faulty().measured("reliability.mtbf-lower-bound").value())
                .isCloseTo(2 * 80 / 5.9886166940042465, within(1e-9));
    }

    @Test
    void a_unit_without_a_fault_was_available_all_the_time() {
        assertThat(trial().measured("reliability.availability").value()).isEqualTo(1);
        assertThat(trial().measured("reliability.faults-per-hour").value()).isZero();
        // 2 T / chi2(0.8; 2)
        assertThat(trial().measured("reliability.mtbf-lower-bound").value())
                .isCloseTo(200 / 3.218875824868201, within(1e-9));
    }

    @Test
    void what_the_field_did_to_it_is_no_fault_of_the_unit() {
        Tape tape = diagnose(diagnose(trial(), 11, 2), 14, 0)
                .event(10, "fault_started", "fault", "laser", "kind", "sensor_dropout")
                .event(13, "fault_ended", "fault", "laser", "kind", "sensor_dropout");

        assertThat(tape.measured("reliability.faults-per-hour").value()).isZero();
    }

    @Test
    void a_lost_link_lasts_to_the_end() {
        assertThat(trial().event(60, "link_lost", "reason", "no answer")
                        .measured("reliability.availability")
                        .value())
                .isCloseTo(0.6, within(1e-12));
    }

    @Test
    void a_trial_counts_as_completed_unless_it_ran_out_or_was_broken_off() {
        assertThat(trial().measured("reliability.completed-trials").value()).isEqualTo(1);
        Tape late = trial();
        late.outcome = "timed_out";
        assertThat(late.measured("reliability.completed-trials").value()).isZero();
        assertThat(trial().event(5, "emergency_stop", "instrument", "estop").obstacle("reliability.completed-trials"))
                .isEqualTo("somebody pressed the emergency stop");
        Tape cut = trial();
        cut.outcome = "interrupted";
        assertThat(cut.obstacle("reliability.completed-trials")).contains("interrupted");
    }
}

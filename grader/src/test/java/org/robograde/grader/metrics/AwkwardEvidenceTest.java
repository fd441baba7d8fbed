package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.grader.Grader;

/** Every metric on evidence that is awkward on purpose: a number or a sentence, never a quiet nonsense. */
class AwkwardEvidenceTest {
    private static Tape rich() {
        return new Tape()
                .event(0, "trial_started", "scenario", "s")
                .event(1, "order_given", "text", "Go", "place", "room", "object", "cup", "ambiguous", true)
                .goal(2, 18, "room", 9, "succeeded")
                .plan(2, 0, 0, 9, 0)
                .event(3, "stimulus_started", "stimulus", "g", "kind", "person_crosses")
                .event(6, "stimulus_ended", "stimulus", "g", "kind", "person_crosses")
                .event(7, "stimulus_started", "stimulus", "dim", "kind", "light")
                .event(11, "stimulus_ended", "stimulus", "dim", "kind", "light")
                .event(12, "fault_started", "fault", "l", "kind", "sensor_dropout")
                .event(15, "fault_ended", "fault", "l", "kind", "sensor_dropout")
                .event(16, "emergency_stop", "instrument", "estop");
    }

    private static void sample(Tape tape, double received, double stated, double x) {
        tape.odometry.add(Tape.nanos(received), Tape.nanos(stated), x, 0, 0, 0.5);
        tape.mapPose.add(Tape.nanos(received), Tape.nanos(stated), x, 0, 0, 0);
        tape.observed.add(Tape.nanos(received), Tape.nanos(stated), x, 0, 0, 1e-4);
        tape.person(received, x + 1, 0);
        tape.detect(received, x + 1.1, 0);
    }

    private static Tape samples(int count, IntToDoubleFunction stated, double step) {
        Tape tape = rich();
        for (int i = 0; i < count; i++) {
            sample(tape, i * 0.1, stated.applyAsDouble(i), i * step);
        }
        return tape;
    }

    static Stream<Arguments> tapes() {
        Tape gap = rich();
        sample(gap, 0, 0, 0);
        sample(gap, 19, 19, 9);
        Tape duplicated = rich();
        for (int i = 0; i < 200; i++) {
            int row = i / 2;
            sample(duplicated, row * 0.2, row * 0.2, row * 0.1);
        }
        return Stream.of(
                Arguments.of("empty", new Tape()),
                Arguments.of("events only", rich()),
                Arguments.of("a single sample", samples(1, i -> 0, 0)),
                Arguments.of("all equal", samples(200, i -> i * 0.1, 0)),
                Arguments.of("a gap of 19 s", gap),
                Arguments.of("stamps that step back", samples(200, i -> (i % 2 == 0 ? i : i - 5) * 0.1, 0.05)),
                Arguments.of("one stamp for all", samples(200, i -> 3, 0.05)),
                Arguments.of("duplicated rows", duplicated),
                Arguments.of("positions of astronomic size", samples(200, i -> i * 0.1, 1e300)),
                Arguments.of("infinity", samples(200, i -> i * 0.1, Double.POSITIVE_INFINITY)),
                Arguments.of("no number", samples(200, i -> i * 0.1, Double.NaN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tapes")
    void every_metric_gives_a_finite_number_or_a_sentence(String name, Tape tape) {
        List<MetricOutcome> outcomes = Grader.metrics().measure(tape.evidence());

        assertThat(outcomes).hasSameSizeAs(Grader.metrics().definitions()).allSatisfy(outcome -> {
            if (outcome instanceof Measurement measurement) {
                assertThat(measurement.value()).as(measurement.metricId()).isFinite();
                assertThat(measurement.uncertainty().expanded()).isFinite().isNotNegative();
            } else if (outcome instanceof NotMeasurable not) {
                assertThat(not.reason()).as(not.metricId()).isNotBlank();
            }
        });
    }
}

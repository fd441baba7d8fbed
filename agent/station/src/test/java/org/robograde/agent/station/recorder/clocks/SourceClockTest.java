package org.robograde.agent.station.recorder.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SourceClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PERIOD = SECOND / 50;
    private static final long LEAST_DELAY = 300_000;

    private final SourceClock clock = new SourceClock();
    private final SplittableRandom random = new SplittableRandom(7);

    /** Sends at 50 Hz for so long; delays have a heavy tail, as those of a busy link do. */
    private void run(long fromNanos, double seconds, LongUnaryOperator sourceClockAt) {
        for (long at = fromNanos; at < fromNanos + seconds * SECOND; at += PERIOD) {
            double tail = -Math.log(1 - random.nextDouble()) * 400_000;
            long delay = LEAST_DELAY + Math.round(tail) + (random.nextInt(50) == 0 ? 40_000_000 : 0);
            clock.saw(sourceClockAt.applyAsLong(at), at + delay);
        }
    }

    @Test
    void offset_and_drift_of_a_slow_clock_are_found_under_jitter() {
        run(0, 60, at -> at - 250_000_000L - at / 20_000);

        SourceClock.Quality quality = clock.quality();

        long truth = 250_000_000L + 60 * SECOND / 20_000 + LEAST_DELAY;
        assertThat(quality.offsetNanos().orElseThrow()).isCloseTo(truth, within(500_000L));
        assertThat(quality.driftPpm().orElseThrow()).isCloseTo(-50.0, within(2.0));
        assertThat(quality.jitterNanos()).isBetween(100_000L, 2_000_000L);
        assertThat(quality.steps()).isEmpty();
        assertThat(quality.samples()).isEqualTo(3000);
    }

    @Test
    void a_clock_that_was_set_is_flagged_with_instant_and_size() {
        run(0, 20, at -> at);
        run(20 * SECOND, 20, at -> at + 80_000_000L);

        assertThat(clock.quality().steps()).singleElement().satisfies(step -> {
            assertThat(step.sizeNanos()).isCloseTo(80_000_000L, within(1_000_000L));
            assertThat(step.atNanos()).isBetween(19 * SECOND, 22 * SECOND);
        });
        assertThat(clock.quality().offsetNanos().orElseThrow()).isCloseTo(-80_000_000L + LEAST_DELAY, within(500_000L));
    }

    @Test
    void a_clock_set_back_steps_the_other_way() {
        run(0, 20, at -> at);
        run(20 * SECOND, 20, at -> at - 2 * SECOND);
        assertThat(clock.quality().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.sizeNanos()).isCloseTo(-2 * SECOND, within(1_000_000L)));
    }

    @Test
    void a_second_of_late_messages_is_no_step() {
        run(0, 20, at -> at);
        run(20 * SECOND, 1.5, at -> at - 300_000_000L);
        run(21_500_000_000L, 20, at -> at);
        assertThat(clock.quality().steps()).isEmpty();
    }

    @Test
    void stamps_out_of_order_and_one_from_the_future_bend_nothing() {
        for (int i = 0; i < 40; i++) {
            run(i * SECOND, 1, at -> at);
            clock.saw(i * SECOND, (i + 1) * SECOND - 1);
        }
        clock.saw(90 * SECOND, 40 * SECOND);
        run(40 * SECOND, 20, at -> at);
        assertThat(clock.quality().steps()).isEmpty();
        assertThat(clock.quality().offsetNanos().orElseThrow()).isCloseTo(LEAST_DELAY, within(500_000L));
        assertThat(clock.quality().driftPpm().orElseThrow()).isCloseTo(0, within(5.0));
    }

    @Test
    void stamps_at_half_speed_are_a_drift_and_not_a_row_of_steps() {
        run(0, 40, at -> at / 2);
        assertThat(clock.quality().steps()).isEmpty();
        assertThat(clock.quality().driftPpm().orElseThrow()).isCloseTo(-500_000.0, within(500.0));
    }

    @Test
    void before_a_second_is_complete_nothing_is_claimed() {
        run(0, 0.5, at -> at);
        assertThat(clock.quality().offsetNanos()).isEmpty();
        assertThat(clock.quality().driftPpm()).isEmpty();
    }

    @Test
    void the_wall_clock_being_set_is_seen_between_two_readings() {
        WallClockWatch wall = new WallClockWatch();
        assertThat(wall.saw(0, 500)).isEmpty();
        assertThat(wall.saw(100_000_000, 100_000_700)).isEmpty();
        assertThat(wall.saw(200_000_000, 200_000_600 + SECOND)).hasValueSatisfying(step -> {
            assertThat(step.atNanos()).isEqualTo(200_000_000);
            assertThat(step.sizeNanos()).isEqualTo(SECOND - 100);
        });
        assertThat(wall.quality().steps()).hasSize(1);
    }
}

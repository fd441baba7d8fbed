package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopicTimesTest {
    private static final long EPOCH = 1_600_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_quantile_is_right_to_half_a_percent_whatever_the_size_and_sign() {
        for (long scale : new long[] {1, 1_000, 1_000_000, SECOND, 3600 * SECOND, -1, -1_000_000, -SECOND}) {
            DelaySpread spread = new DelaySpread();
            for (int i = 1000; i >= 1; i--) {
                spread.add(i * scale);
            }
            double median = scale > 0 ? 500.0 * scale : 501.0 * scale;
            assertThat((double) spread.quantile(0.5)).isCloseTo(median, within(Math.abs(median) * 0.005));
            assertThat(spread.quantile(0.0)).isLessThanOrEqualTo(spread.quantile(0.05));
            assertThat(spread.quantile(0.95)).isLessThanOrEqualTo(spread.quantile(1.0));
            assertThat(spread.count()).isEqualTo(1000);
        }
    }

    @Test
    void small_values_and_the_ends_are_exact_and_nothing_is_zero() {
        DelaySpread spread = new DelaySpread();
        assertThat(spread.quantile(0.5)).isZero();
        spread.add(100);
        assertThat(spread.quantile(0.5)).isEqualTo(100);
        spread.add(Long.MAX_VALUE);
        spread.add(Long.MIN_VALUE);
        assertThat(spread.quantile(0.5)).isEqualTo(100);
        // A value in the middle of its step is held between the smallest and the largest seen.
        DelaySpread one = new DelaySpread();
        one.add(123_456_789);
        assertThat(one.quantile(0.5)).isEqualTo(123_456_789);
    }

    @Test
    void backward_steps_are_counted_with_the_largest() {
        TopicTimes times = new TopicTimes();
        for (long at : new long[] {10, 11, 9, 12, 12, 7, 20}) {
            times.take(OptionalLong.empty(), EPOCH + at * SECOND);
        }
        assertThat(times.backwardSteps()).isEqualTo(2);
        assertThat(times.largestBackwardNanos()).isEqualTo(5 * SECOND);
        assertThat(times.remarks(false, ClockKind.WALL))
                .containsExactly("receive times step back 2 times among 7, by 5.000000 s at most");
    }

    @Test
    void stamps_half_a_second_off_are_stated_with_median_and_spread() {
        TopicTimes times = new TopicTimes();
        for (int i = 0; i < 100; i++) {
            long received = EPOCH + i * SECOND / 100;
            times.take(OptionalLong.of(received - SECOND / 2 - i * 100_000L), received);
        }
        assertThat(times.medianDelayNanos().orElseThrow() / 1e9).isCloseTo(0.505, within(0.003));
        assertThat(times.remarks(true, ClockKind.WALL))
                .singleElement()
                .asString()
                .matches("messages were received 0\\.50\\d{4} s after their header stamp \\(median of 100; 90 % of them"
                        + " 0\\.50\\d{4} to 0\\.5[01]\\d{4} s\\): two clocks that do not agree, or a slow path");
    }

    @Test
    void stamps_that_agree_are_stated_without_alarm() {
        TopicTimes times = new TopicTimes();
        times.take(OptionalLong.of(EPOCH - 1_000_000), EPOCH);
        assertThat(times.remarks(true, ClockKind.WALL))
                .containsExactly(
                        "messages were received 0.001000 s after their header stamp (median of 1; 90 % of them 0.001000 to 0.001000 s)");
    }

    @Test
    void simulated_stamps_beside_wall_clock_receipt_are_told_apart() {
        TopicTimes times = new TopicTimes();
        for (int i = 0; i < 10; i++) {
            times.take(OptionalLong.of(1530 * SECOND + i), EPOCH + i);
        }
        assertThat(times.stampClock()).contains(ClockKind.SIMULATED_OR_UPTIME);
        assertThat(times.receiveClock()).contains(ClockKind.WALL);
        assertThat(times.remarks(true, ClockKind.WALL))
                .singleElement()
                .asString()
                .startsWith("header stamps are on no wall clock but a simulated one")
                .contains("1530.000 s")
                .contains("unlike its receive times");
    }

    @Test
    void a_topic_on_another_clock_than_the_rest_is_named() {
        RecordingTimes times = new RecordingTimes();
        times.topic("/odom", false);
        times.topic("/sim", false);
        for (int i = 0; i < 10; i++) {
            times.take("/odom", OptionalLong.empty(), EPOCH + i * SECOND);
        }
        times.take("/sim", OptionalLong.empty(), 1530 * SECOND);
        List<String> remarks = times.remarks();
        assertThat(remarks.get(0))
                .startsWith("receive times are on a wall clock")
                .contains("1600000009.000 s");
        assertThat(remarks)
                .anyMatch(it -> it.startsWith("/sim: receive times are on no wall clock") && it.contains("1530.000 s"))
                .anyMatch(it -> it.equals("1 messages stand in the file behind one that was received later"));
    }

    @Test
    void messages_without_stamp_are_counted_where_one_is_to_be_expected() {
        TopicTimes times = new TopicTimes();
        times.take(OptionalLong.empty(), EPOCH);
        times.take(OptionalLong.of(EPOCH), EPOCH);
        assertThat(times.remarks(true, ClockKind.WALL)).anyMatch(it -> it.startsWith("1 of 2 messages have no header"));
        assertThat(times.remarks(false, ClockKind.WALL)).noneMatch(it -> it.contains("no header stamp"));
    }

    @Test
    void a_clock_that_was_set_in_between_is_said_to_be_mixed() {
        assertThat(ClockKind.of(5 * SECOND, EPOCH)).isEqualTo(ClockKind.MIXED);
        assertThat(ClockKind.of(946_684_800L * SECOND, EPOCH)).isEqualTo(ClockKind.WALL);
        assertThat(ClockKind.of(0, 946_684_800L * SECOND - 1)).isEqualTo(ClockKind.SIMULATED_OR_UPTIME);
    }

    @Test
    void an_empty_recording_says_so_and_nothing_else() {
        assertThat(new RecordingTimes().remarks()).containsExactly("the recording holds no message");
    }
}

package org.robograde.agent.station.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequenceWatchTest {
    private final SequenceWatch watch = new SequenceWatch();

    private long missing(LongStream sequence) {
        return sequence.map(watch::missingBefore).sum();
    }

    @Test
    void a_publisher_that_counts_and_skips_three_lost_three() {
        assertThat(missing(LongStream.range(5, 40))).isZero();
        assertThat(missing(LongStream.range(43, 60))).isEqualTo(3);
    }

    @Test
    void a_publisher_that_never_counts_loses_nothing() {
        assertThat(missing(LongStream.generate(() -> 0).limit(100))).isZero();
        assertThat(missing(LongStream.of(7, 9, 20, 3, 500, 501, 900))).isZero();
    }

    @Test
    void a_count_that_begins_anew_is_no_loss() {
        assertThat(missing(LongStream.range(0, 40))).isZero();
        assertThat(missing(LongStream.range(0, 40))).isZero();
    }

    @Test
    void the_count_runs_over_at_32_bits() {
        assertThat(missing(LongStream.rangeClosed(0xFFFF_FFE0L, 0xFFFF_FFFFL))).isZero();
        assertThat(missing(LongStream.of(2))).isEqualTo(2);
    }

    @Test
    void sixteen_steps_make_a_publisher_believed_and_fifteen_do_not() {
        assertThat(missing(LongStream.rangeClosed(0, 15)) + missing(LongStream.of(20)))
                .isZero();
        SequenceWatch other = new SequenceWatch();
        LongStream.rangeClosed(0, 16).forEach(other::missingBefore);
        assertThat(other.missingBefore(20)).isEqualTo(3);
    }
}
